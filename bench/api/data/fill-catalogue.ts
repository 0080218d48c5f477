import { createDataSource } from '../../../ormconfig';
import { assignTopics } from '../../../src/papers/store/assign-topics';
import { writeAuthors, writeLinks } from '../../../src/papers/store/write-paper-details';
import { insertPapers } from '../../../src/papers/store/write-papers';
import { addSearchRows, toSearchRow } from '../../../src/papers/search-index/write-search-rows';
import { authorNameKey } from '../../../src/papers/text/author-name-key';
import type { Connection } from '../../../src/platform/database/data-source-options';
import { Database } from '../../../src/platform/database/database';
import type { Transaction } from '../../../src/platform/database/transaction';
import { finish, setTiers } from '../../search/fill';
import { type MadeUpPaper, madeUpNames, madeUpPapers, topicSlugs } from './made-up-catalogue';

const papersAtOnce = 1_000;
const digests = 1_000;
const papersADigest = 50;

/** Fills an empty database with papers, topics, authors and digests, and the search index of them. */
export async function fillCatalogue(connection: Connection, papers: number): Promise<void> {
  const withoutTimeout = 0;
  const dataSource = await createDataSource(connection, withoutTimeout).initialize();
  try {
    const database = Database.of(dataSource);
    await database.query('drop index if exists paper_search_document');
    await setTiers(database, papers);
    await database.transaction(insertTopicsAndAuthors);
    let batch: MadeUpPaper[] = [];
    for (const paper of madeUpPapers(papers)) {
      batch.push(paper);
      if (batch.length === papersAtOnce || paper.state.key === papers) {
        const full = batch;
        await database.transaction((transaction) => insertBatch(transaction, full));
        batch = [];
      }
    }
    await finish(database);
    await database.query(insertDigests, [digests, papersADigest, papers]);
    await database.query(`select setval(pg_get_serial_sequence('papers', 'id'), $1)`, [papers]);
    await dataSource.query('vacuum analyze');
  } finally {
    await dataSource.destroy();
  }
}

async function insertTopicsAndAuthors(transaction: Transaction): Promise<void> {
  await transaction.query(
    `insert into topics (slug, name, sort_name, description, parent_id, created_at, updated_at)
     select given.slug, initcap(replace(given.slug, '-', ' ')), replace(given.slug, '-', ' '),
       'All that belongs to ' || given.slug || '.', given.parent, now(), now()
     from unnest($1::text[], $2::integer[]) with ordinality as given (slug, parent, place)
     order by given.place`,
    [
      topicSlugs.map(({ slug }) => slug),
      topicSlugs.map(({ parent }) =>
        parent === null ? null : 1 + topicSlugs.findIndex(({ slug }) => slug === parent),
      ),
    ],
  );
  const names = madeUpNames();
  await transaction.query(
    `insert into authors (name, name_key)
     select given.name, given.name_key
     from unnest($1::text[], $2::text[]) as given (name, name_key)
     on conflict do nothing`,
    [names, names.map(authorNameKey)],
  );
}

async function insertBatch(transaction: Transaction, papers: readonly MadeUpPaper[]): Promise<void> {
  await transaction.query('set local synchronous_commit = off');
  const states = papers.map(({ state }) => state);
  await insertPapers(transaction, states, new Date());
  await writeAuthors(transaction, states);
  await writeLinks(transaction, states);
  await assignTopics(
    transaction,
    states.map(({ key }) => key),
    papers.flatMap(({ topics }) => topics),
  );
  await addSearchRows(
    transaction,
    papers.map(({ state, topics }) =>
      toSearchRow({
        ...state,
        authorKeys: state.authors.map(authorNameKey),
        topicKeys: topics.map(({ topic_id }) => topic_id),
        hasCode: state.links.length > 0,
      }),
    ),
  );
}

/** A digest a day up to the end of the papers, of papers that arrived about that day. */
const insertDigests = `
  with made as (
    insert into digests (source, date, title, paper_count, created_at, updated_at)
    select 'daily-papers', date '2026-01-01' - $1::integer + day, 'Daily Papers ' || day, $2, now(), now()
    from generate_series(1, $1::integer) as day
    order by day
    returning id
  )
  insert into digest_entries (digest_id, position, paper_id)
  select digest.id, entry.position, 1 + ((digest.place - 1) * ($3::integer / $1::integer) + entry.position * 7) % $3::integer
  from (select id, row_number() over (order by id) as place from made) as digest
  cross join generate_series(1, $2::integer) as entry (position)`;
