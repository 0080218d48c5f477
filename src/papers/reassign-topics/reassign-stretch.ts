import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import type { Database } from '../../platform/database/database';
import type { Transaction } from '../../platform/database/transaction';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { sql } from '../../platform/database/sql';
import { loadTaxonomy, readTaxonomyVersion, type Taxonomy } from '../../topics';
import { writeSearchRows } from '../search-index/write-search-rows';
import { assignTopics, findTopics } from '../store/assign-topics';
import { withTopicCounts } from '../store/with-topic-counts';
import { findMisassigned, readTopicalPapers, type TopicalPaper } from './find-misassigned';
import { advance, type Lap, lapFor, stretchOf } from './lap';
import { readLap, writeLap } from './lap-store';

/** How long others may hold the catalogue's lock before this waits no longer, but throws. */
const lockMillis = 3_000;

/**
 * Holds the next papers of the lap against the taxonomy, writes those that belong under other topics, and says how far
 * the lap has come.
 *
 * Papers are read and matched without the catalogue's lock. What others write meanwhile, they write by the taxonomy of
 * that moment; so if it is still the same under the lock, papers that were right are right, and so are those that are
 * no longer what they were. If it is not, nothing is done, and the next call begins a new lap.
 */
export async function reassignStretch(task: { database: Database; papers: number; now: Date }): Promise<Lap> {
  const { database, papers: limit, now } = task;
  const { taxonomy, lap, papers } = await database.transaction(async (snapshot) => {
    await snapshot.query('set transaction isolation level repeatable read, read only');
    return readStretch(snapshot, limit, now);
  });
  if (lap.finishedAt !== null) {
    return lap;
  }
  const misassigned = findMisassigned(papers, taxonomy);
  return database.catalogueTransaction(async (transaction) => {
    await transaction.query(`set local lock_timeout = ${lockMillis}`);
    await lockCatalogue(transaction);
    if ((await readTaxonomyVersion(transaction)) !== taxonomy.version) {
      return lap;
    }
    const written = await keepUnchanged(transaction, misassigned);
    await reassign(transaction, taxonomy, written, now);
    const keys = papers.map(({ key }) => key);
    const reached = advance(lap, { keys, isAll: keys.length < limit, reassigned: written.length }, now);
    await writeLap(transaction, reached);
    return reached;
  });
}

/** The next papers of the lap, and what they are held against, as of one moment. */
async function readStretch(
  snapshot: Transaction,
  limit: number,
  now: Date,
): Promise<{ taxonomy: Taxonomy; lap: Lap; papers: TopicalPaper[] }> {
  const taxonomy = await loadTaxonomy(snapshot);
  const lap = lapFor(taxonomy.version, await readLap(snapshot), now);
  if (lap.finishedAt !== null) {
    return { taxonomy, lap, papers: [] };
  }
  const { from, below } = stretchOf(lap);
  const condition = sql`paper.id >= ${from}::integer and paper.id < ${below}::integer`;
  return { taxonomy, lap, papers: await readTopicalPapers(snapshot, condition, limit) };
}

/** Those of the papers that are still what they were. */
async function keepUnchanged(transaction: Transaction, papers: readonly TopicalPaper[]): Promise<TopicalPaper[]> {
  if (papers.length === 0) {
    return [];
  }
  const before = new Map(papers.map((paper) => [paper.key, JSON.stringify(paper)]));
  const condition = sql`paper.id = any (${[...before.keys()]}::integer[])`;
  const present = await readTopicalPapers(transaction, condition, papers.length);
  return present.filter((paper) => before.get(paper.key) === JSON.stringify(paper));
}

/** Puts papers under the topics of the rules, as a change that readers of the log are told of. */
async function reassign(
  transaction: Transaction,
  taxonomy: Taxonomy,
  papers: readonly TopicalPaper[],
  now: Date,
): Promise<void> {
  if (papers.length === 0) {
    return;
  }
  const keys = papers.map(({ key }) => key);
  await withTopicCounts(transaction, keys, () => assignTopics(transaction, keys, findTopics(taxonomy, papers)));
  await writeSearchRows(transaction, keys);
  await transaction.query('update papers set updated_at = $2 where id = any ($1::integer[])', [keys, now]);
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.UPDATED, keys, now });
}
