import type { Database } from '../../src/platform/database/database';
import { makeUpPapers, type PaperRow, seededRandom } from '../made-up-papers';
import { makeUpInterests, topicsOf, vocabularyOf } from '../subscribers/made-up-interests';

const topicCount = 200;
const papersADay = 50;
const days = 4;
const dayMillis = 86_400_000;
const atOnce = 10_000;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC'];

/** Topics, and the papers of some days before an instant, 50 a day. */
export async function fillPapers(database: Database, until: Date): Promise<PaperRow[]> {
  await database.query(
    `insert into topics (id, slug, name, sort_name, created_at, updated_at)
     select place, 'topic-' || place, 'Topic ' || place, 'topic ' || place, $1, $1
     from generate_series(0, $2::integer - 1) as place`,
    [until, topicCount],
  );
  const random = seededRandom(5);
  const papers = makeUpPapers(papersADay * days);
  const rows = papers.map((paper, place) => ({
    ...paper,
    at: new Date(until.getTime() - ((place + 1) / papersADay) * dayMillis),
    topics: topicsOf(random),
  }));
  await database.query(
    `with given as (
       select *
       from json_to_recordset($1::json) as given (
         title text, abstract text, "arxivId" text, authors text[], categories text[], votes integer, at timestamptz,
         topics text[]
       )
     ),
     stored as (
       insert into papers (title, abstract, arxiv_id, categories, created_at, updated_at, votes, source_votes, sort_date,
         published_at, sort_title, title_key, trending)
       select given.title, given.abstract, given."arxivId", given.categories, given.at, given.at, given.votes, given.votes,
         given.at, given.at, given.title, given.title,
         ln(1 + given.votes) - extract(epoch from $2::timestamptz - given.at) / 400000
       from given
       returning id, arxiv_id
     ),
     known as (
       insert into authors (name, name_key)
       select distinct author, lower(author)
       from given
       cross join unnest(given.authors) as author
       returning id, name
     ),
     signed as (
       insert into paper_authors (paper_id, position, author_id)
       select stored.id, named.place, known.id
       from stored
       join given on given."arxivId" = stored.arxiv_id
       cross join unnest(given.authors) with ordinality as named (name, place)
       join known on known.name = named.name
     )
     insert into paper_topics (paper_id, topic_id, score, origin)
     select stored.id, topic.id, 0.5, 'RULE'
     from stored
     join given on given."arxivId" = stored.arxiv_id
     join topics topic on topic.slug = any (given.topics)`,
    [JSON.stringify(rows), until],
  );
  return papers;
}

/** Active subscribers with a daily digest each, due at an instant: most have interests, all follow a broad topic. */
export async function fillSubscriptions(
  database: Database,
  { count, due, maxPapers, papers }: { count: number; due: Date; maxPapers: number; papers: readonly PaperRow[] },
): Promise<void> {
  const interests = makeUpInterests(vocabularyOf(papers), count);
  for (let first = 0; first < count; first += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - first) }, (_, index) => {
      const { topics = [], searches = [], authors = [] } = interests.next().value ?? {};
      const place = first + index;
      return {
        place,
        topics: [...topics, `topic-${place % 20}`],
        searches,
        authors,
        zone: zones[place % zones.length],
      };
    });
    await database.transaction(async (transaction) => {
      await transaction.query('set local statement_timeout = 60000');
      await transaction.query(
        `with given as (
           select *
           from json_to_recordset($1::json) as given (place integer, topics text[], searches text[], authors text[], zone text)
         ),
         people as (
           insert into subscribers (email, status, created_at, confirmed_at)
           select 'reader-' || given.place || '@example-' || given.place % 50 || '.org', 'ACTIVE', $2, $2
           from given
           returning id, email
         ),
         recorded as (
           insert into subscriber_transitions (subscriber_id, number, cause, to_status, at, actor)
           select people.id, 1, 'IMPORTED', 'ACTIVE', $2, 'CLOCK'
           from people
         ),
         wanted as (
           insert into digest_subscriptions (subscriber_id, time_zone, max_papers, searches, authors, next_delivery_at)
           select people.id, given.zone, $3, given.searches, given.authors, $2
           from given
           join people on people.email = 'reader-' || given.place || '@example-' || given.place % 50 || '.org'
           returning id, subscriber_id
         )
         insert into digest_subscription_topics (subscription_id, topic_id)
         select distinct wanted.id, topic.id
         from wanted
         join people on people.id = wanted.subscriber_id
         join given on people.email = 'reader-' || given.place || '@example-' || given.place % 50 || '.org'
         join topics topic on topic.slug = any (given.topics)`,
        [JSON.stringify(rows), due, maxPapers],
      );
    });
  }
  await database.query('analyze digest_subscriptions, subscribers, papers, topics, digest_subscription_topics');
}
