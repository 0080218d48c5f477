import { writeSearchRows } from '../../../src/papers/search-index/write-search-rows';
import { authorNameKey } from '../../../src/papers/text/author-name-key';
import type { Queryable } from '../../../src/platform/database/queryable';

/** A paper as a test wants it; what is left out is of no interest. */
export interface PaperRow {
  title?: string;
  abstract?: string;
  arxivId?: string;
  doi?: string;
  url?: string;
  categories?: string[];
  votes?: number;
  /** An instant as PostgreSQL reads it; microseconds count. */
  sortDate?: string;
  publishedAt?: string;
  sortTitle?: string;
  trending?: number;
  authors?: string[];
  /** Slugs of topics that stand. */
  topics?: string[];
  links?: { url: string; kind: string }[];
}

let written = 0;

/** Adds papers past the commands, so that a test decides what they sort by; returns their keys in the same order. */
export async function insertPapers(database: Queryable, papers: readonly PaperRow[]): Promise<number[]> {
  const keys: number[] = [];
  for (const paper of papers) {
    keys.push(await insertPaper(database, paper));
  }
  await writeSearchRows(database, keys);
  return keys;
}

async function insertPaper(database: Queryable, paper: PaperRow): Promise<number> {
  written += 1;
  const title = paper.title ?? `A paper without a word to say, number ${written}`;
  const rows = await database.query<{ key: number }>(
    `insert into papers (title, abstract, arxiv_id, doi, url, categories, created_at, updated_at, votes, source_votes,
       sort_date, published_at, sort_title, title_key, trending)
     values ($1, $2, $3, $4, $5, $6, now(), now(), $7, $7, $8, $9, $10, $11, $12)
     returning id as "key"`,
    [
      title,
      paper.abstract ?? 'An abstract of no interest.',
      paper.arxivId,
      paper.doi,
      paper.url,
      paper.categories ?? [],
      paper.votes ?? 0,
      paper.sortDate ?? '2025-03-13T00:00:00Z',
      paper.publishedAt,
      paper.sortTitle ?? title.toLowerCase(),
      `title-key-${written}`,
      paper.trending ?? 0,
    ],
  );
  const key = rows[0]?.key ?? 0;
  await insertDetails(database, key, paper);
  return key;
}

async function insertDetails(database: Queryable, key: number, { authors, topics, links }: PaperRow): Promise<void> {
  for (const [index, name] of (authors ?? []).entries()) {
    await database.query(
      `with known as (
         insert into authors (name, name_key) values ($3, $4)
         on conflict (name_key) do update set name_key = excluded.name_key
         returning id
       )
       insert into paper_authors (paper_id, position, author_id) select $1, $2, known.id from known`,
      [key, index + 1, name, authorNameKey(name)],
    );
  }
  for (const slug of topics ?? []) {
    await database.query(
      `insert into paper_topics (paper_id, topic_id, score, evidence, origin)
       select $1, topic.id, 0.5, array[topic.name], 'RULE' from topics topic where topic.slug = $2`,
      [key, slug],
    );
  }
  for (const [index, link] of (links ?? []).entries()) {
    await database.query('insert into paper_links (paper_id, position, url, kind) values ($1, $2, $3, $4)', [
      key,
      index + 1,
      link.url,
      link.kind,
    ]);
  }
}

/** Adds topics, parents before what is below them: slug, and the slug right above. */
export async function insertTopics(database: Queryable, tree: Record<string, string | null>): Promise<void> {
  for (const [slug, parent] of Object.entries(tree)) {
    await database.query(
      `insert into topics (slug, name, sort_name, parent_id, created_at, updated_at)
       values ($1::text, initcap(replace($1::text, '-', ' ')), replace($1::text, '-', ' '), (select id from topics where slug = $2), now(), now())`,
      [slug, parent],
    );
  }
}

/** Adds a digest of these papers, in this order; returns its key. */
export async function insertDigest(
  database: Queryable,
  digest: { date: string; source?: string; papers?: readonly number[] },
): Promise<number> {
  const { date, source = 'daily-papers', papers = [] } = digest;
  const rows = await database.query<{ key: number }>(
    `with added as (
       insert into digests (source, date, title, paper_count, created_at, updated_at)
       values ($1, $2::date, $1 || ' of ' || $2, cardinality($3::integer[]), now(), now())
       returning id
     ),
     listed as (
       insert into digest_entries (digest_id, position, paper_id)
       select added.id, given.position, given.paper_id
       from added
       cross join unnest($3::integer[]) with ordinality as given (paper_id, position)
     )
     select id as "key" from added`,
    [source, date, papers],
  );
  return rows[0]?.key ?? 0;
}
