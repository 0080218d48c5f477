import { writeSearchRows } from '../../../src/papers/search-index/write-search-rows';
import type { Queryable } from '../../../src/platform/database/queryable';
import { madeUpTexts } from './made-up-texts';

/**
 * Fills an empty database with papers by the thousand, in SQL: 40 topics (every tenth holds nine others), a tenth as
 * many authors as papers, 20 categories, two topics and three authors a paper, code for one in ten, and digests of 50.
 * Votes, dates and the trend have many ties; words are as frequent as they are in a language. All of it is in the
 * search index.
 */
export async function insertManyPapers(database: Queryable, count: number): Promise<void> {
  const texts = madeUpTexts(count);
  const values = [count, texts.map(({ title }) => title), texts.map(({ abstract }) => abstract)];
  for (const statement of statements) {
    const wanted = [1, 2, 3].filter((place) => statement.includes(`$${place}`));
    await database.query(statement, values.slice(0, wanted.length));
  }
  await indexAll(database);
  for (const table of [
    'papers',
    'paper_search',
    'authors',
    'topics',
    'paper_topics',
    'paper_authors',
    'paper_links',
    'digest_entries',
  ]) {
    await database.query(`analyze ${table}`);
  }
}

/** As many as go into one statement well. */
const papersAtOnce = 2_000;

async function indexAll(database: Queryable): Promise<void> {
  const papers = await database.query<{ key: number }>('select paper.id as "key" from papers paper order by paper.id');
  for (let from = 0; from < papers.length; from += papersAtOnce) {
    const keys = papers.slice(from, from + papersAtOnce).map(({ key }) => key);
    await writeSearchRows(database, keys);
  }
}

const statements = [
  `insert into topics (id, slug, name, sort_name, parent_id, created_at, updated_at)
   select n, 'topic-' || n, 'Topic ' || n, 'topic ' || n, case when n % 10 = 1 then null else n - (n - 1) % 10 end, now(), now()
   from generate_series(1, 40) as n`,
  `insert into authors (name, name_key)
   select 'Author ' || n, 'author ' || n
   from generate_series(1, $1::integer / 10) as n`,
  `insert into papers (title, abstract, arxiv_id, doi, categories, created_at, updated_at, votes, source_votes,
     sort_date, sort_title, title_key, trending)
   select given.title, given.abstract,
     '2401.' || lpad(n::text, 5, '0'), '10.1234/' || n, array['cs.' || n % 20, 'stat.' || n % 7],
     now(), now(), n % 50, n % 50,
     timestamptz '2020-01-01' + (n % 1500) * interval '1 day', 'paper ' || n % 5000, md5(n::text), n % 3000
   from unnest($2::text[], $3::text[]) with ordinality as given (title, abstract, n)
   where n <= $1::integer`,
  `insert into paper_topics (paper_id, topic_id, score, origin)
   select paper.id, 1 + (paper.id * step) % 40, 0.5, 'RULE'
   from papers paper
   cross join unnest(array[7, 11]) as step
   on conflict do nothing`,
  `insert into paper_authors (paper_id, position, author_id)
   select paper.id, place, 1 + (paper.id * place) % (select count(*) from authors)
   from papers paper
   cross join generate_series(1, 3) as place`,
  `insert into paper_links (paper_id, position, url, kind)
   select paper.id, 1, 'https://example.org/' || paper.id, 'CODE'
   from papers paper
   where paper.id % 10 = 0`,
  `insert into digests (source, date, title, paper_count, created_at, updated_at)
   select 'daily-papers', date '2024-01-01' + n, 'Digest ' || n, 50, now(), now()
   from generate_series(0, $1::integer / 50 - 1) as n`,
  `insert into digest_entries (digest_id, position, paper_id)
   select 1 + (paper.id - 1) / 50, 1 + (paper.id - 1) % 50, paper.id
   from papers paper
   where paper.id <= $1::integer / 50 * 50`,
];
