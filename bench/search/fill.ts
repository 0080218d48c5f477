import { createDataSource } from '../../ormconfig';
import { recordChanges } from '../../src/platform/change-log/record-changes';
import { ChangeAction, ChangeType } from '../../src/platform/change-log/change.entity';
import type { Connection } from '../../src/platform/database/data-source-options';
import { Database } from '../../src/platform/database/database';
import type { Transaction } from '../../src/platform/database/transaction';
import { classifyLink } from '../../src/papers/links/classify-link';
import { writeSearchRows } from '../../src/papers/search-index/write-search-rows';
import { assignTopics, findTopics } from '../../src/papers/store/assign-topics';
import { stateOfNew } from '../../src/papers/store/merge-record';
import { allocatePaperKeys, insertPapers } from '../../src/papers/store/write-papers';
import { writeAuthors, writeLinks } from '../../src/papers/store/write-paper-details';
import { authorNameKey } from '../../src/papers/text/author-name-key';
import { cleanLine, cleanParagraphs } from '../../src/papers/text/clean-text';
import { loadTaxonomy } from '../../src/topics';
import type { PaperRow } from '../made-up-papers';

const papersAtOnce = 1_000;
const batchesAtOnce = 3;

/**
 * Fills a database with papers through the functions that the import uses, but for what it asks of each paper first
 * (all are new, by known authors), several batches at once, with the index over words made at the end.
 */
export async function fill(connection: Connection, rows: Iterable<PaperRow>, total: number): Promise<void> {
  const dataSource = await createDataSource(connection, 0).initialize();
  try {
    const database = Database.of(dataSource);
    await database.query('drop index if exists paper_search_document');
    await setTiers(database, total);
    const papers = rows[Symbol.iterator]();
    const startedAt = Date.now();
    let stored = 0;
    const store = async (): Promise<void> => {
      for (let batch = take(papers); batch.length > 0; batch = take(papers)) {
        await database.transaction((transaction) => storeNew(transaction, batch));
        stored += batch.length;
        if (stored % 50_000 === 0) {
          const rate = Math.round(stored / ((Date.now() - startedAt) / 1_000));
          process.stderr.write(`${stored} papers, ${rate} a second\n`);
        }
      }
    };
    await Promise.all(Array.from({ length: batchesAtOnce }, store));
    await finish(database);
  } finally {
    await dataSource.destroy();
  }
}

function take(papers: Iterator<PaperRow>): PaperRow[] {
  const rows: PaperRow[] = [];
  for (let next = papers.next(); !next.done; next = papers.next()) {
    rows.push(next.value);
    if (rows.length === papersAtOnce) {
      break;
    }
  }
  return rows;
}

/** Best done before `fill`: two batches that make the same author wait for each other. */
export async function writeNames(database: Database, samples: readonly PaperRow[]): Promise<void> {
  const names = new Map(
    samples.flatMap(({ authors }) => authors.map(cleanLine).map((name) => [authorNameKey(name), name])),
  );
  await database.query(
    `insert into authors (name, name_key)
     select given.name, given.name_key
     from unnest($1::text[], $2::text[]) as given (name, name_key)
     on conflict do nothing`,
    [[...names.values()], [...names.keys()]],
  );
  await database.query('analyze authors');
}

async function storeNew(transaction: Transaction, rows: readonly PaperRow[]): Promise<void> {
  await transaction.query('set local synchronous_commit = off');
  const now = new Date();
  const keys = await allocatePaperKeys(transaction, rows.length);
  const states = rows.map((row, place) =>
    stateOfNew(keys[place] ?? 0, {
      title: cleanLine(row.title),
      abstract: cleanParagraphs(row.abstract),
      arxivId: row.arxivId,
      publishedAt: new Date(row.publishedAt),
      authors: [...new Set(row.authors.map(cleanLine))],
      categories: row.categories,
      links: row.links.flatMap(({ url }) =>
        /^https?:\S{1,1900}$/.test(url) ? [{ url, kind: classifyLink(url) }] : [],
      ),
      votes: row.votes,
    }),
  );
  await insertPapers(transaction, states, now);
  await writeAuthors(transaction, states);
  await writeLinks(transaction, states);
  await assignTopics(transaction, keys, findTopics(await loadTaxonomy(transaction), states));
  await writeSearchRows(transaction, keys);
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.CREATED, keys, now });
}

/** Borders where they would lie once all papers have arrived, since dates lie evenly. */
export async function setTiers(database: Database, total: number): Promise<void> {
  await database.query(
    `update search_tiers tier
     set since = timestamptz '2026-01-01' - interval '3650 days' * sizes.share
     from (
       select tier, sum(16384 * 4 ^ tier) over (order by tier) / $1::double precision as share
       from generate_series(0, 4) as tier
     ) as sizes
     where sizes.tier = tier.tier and tier.tier < 4 and sizes.share < 1`,
    [total],
  );
}

/** The index over words, which is made faster at the end than kept up, and how many papers each topic has. */
export async function finish(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0');
    await transaction.query(`set local maintenance_work_mem = '512MB'`);
    await transaction.query(
      'create index paper_search_document on paper_search using gin (document) with (gin_pending_list_limit = 16384)',
    );
    await transaction.query(
      `update topics topic
       set paper_count = counted.papers
       from (
         select above.id, count(distinct carried.paper_id) as papers
         from paper_topics carried
         join topics topic on topic.id = carried.topic_id
         cross join lateral (values (topic.id), (topic.parent_id)) as above (id)
         where above.id is not null
         group by 1
       ) as counted
       where counted.id = topic.id`,
    );
  });
}
