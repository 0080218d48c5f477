import { recordChanges } from '../../src/platform/change-log/record-changes';
import { ChangeAction, ChangeType } from '../../src/platform/change-log/change.entity';
import type { Database, Transaction } from '../../src/platform/database/database';
import { classifyLink } from '../../src/papers/links/classify-link';
import { writeSearchRows } from '../../src/papers/search-index/write-search-rows';
import { assignTopics } from '../../src/papers/store/assign-topics';
import { stateOfNew } from '../../src/papers/store/merge-record';
import { allocatePaperKeys, insertPapers } from '../../src/papers/store/write-papers';
import { writeAuthors, writeLinks } from '../../src/papers/store/write-paper-details';
import { cleanLine, cleanParagraphs } from '../../src/papers/text/clean-text';
import { loadTaxonomy } from '../../src/topics';
import type { PaperRow } from '../made-up-papers';

const papersAtOnce = 1_000;

/**
 * Fills a database with papers through the functions that the import uses, but for what it asks of each paper first
 * (all are new), and with the index over words made at the end: some twice as fast.
 */
export async function fill(database: Database, papers: Iterable<PaperRow>, total: number): Promise<void> {
  const startedAt = Date.now();
  await database.query('drop index if exists paper_search_document');
  await setTiers(database, total);
  let batch: PaperRow[] = [];
  let stored = 0;
  const store = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    await database.transaction((transaction) => storeNew(transaction, rows));
    stored += rows.length;
    if (stored % 50_000 === 0) {
      const rate = Math.round(stored / ((Date.now() - startedAt) / 1_000));
      process.stderr.write(`${stored} papers, ${rate} a second\n`);
    }
  };
  for (const paper of papers) {
    batch.push(paper);
    if (batch.length === papersAtOnce) {
      await store();
    }
  }
  await store();
  await finish(database);
}

async function storeNew(transaction: Transaction, rows: readonly PaperRow[]): Promise<void> {
  await transaction.query('set local synchronous_commit = off');
  await transaction.query('set local statement_timeout = 0');
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
      links: row.links.flatMap(({ url }) => (/^https?:\S{1,1900}$/.test(url) ? [{ url, kind: classifyLink(url) }] : [])),
      votes: row.votes,
    }),
  );
  await insertPapers(transaction, states, now);
  await writeAuthors(transaction, states);
  await writeLinks(transaction, states);
  await assignTopics(transaction, await loadTaxonomy(transaction), states);
  await writeSearchRows(transaction, keys);
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.CREATED, keys, now });
}

/** Borders where they would lie once all papers have arrived, since dates lie evenly. */
async function setTiers(database: Database, total: number): Promise<void> {
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

async function finish(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0');
    await transaction.query(`set local maintenance_work_mem = '512MB'`);
    await transaction.query('create index paper_search_document on paper_search using gin (document)');
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
