import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import type { Database, Transaction } from '../../platform/database/database';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { sql } from '../../platform/database/sql';
import { loadTaxonomy, readTaxonomyVersion } from '../../topics';
import { writeSearchRows } from '../search-index/write-search-rows';
import { assignTopics } from '../store/assign-topics';
import { withTopicCounts } from '../store/with-topic-counts';
import { findMisassigned, type Looked } from './find-misassigned';
import { advance, type Lap, lapFor, stretchOf } from './lap';
import { readLap, writeLap } from './lap-store';

/** How long others may hold the catalogue's lock before this waits no longer, but tries again. */
const lockMillis = 3_000;

/**
 * Holds the next papers of the lap against the taxonomy, writes those that belong under other topics, and says how far
 * the lap has come.
 *
 * They are read and matched without the catalogue's lock. What an import writes meanwhile, it writes by the taxonomy of
 * that moment; so if the taxonomy is still the same under the lock, the papers that were right are right, and only the
 * others need to be looked at again there. If it is not, nothing is done, and the next call begins a new lap.
 */
export async function reassignStretch(task: { database: Database; papers: number; now: Date }): Promise<Lap> {
  const { database, papers, now } = task;
  const { lap, keys, misassigned } = await database.transaction(async (snapshot) => {
    await snapshot.query('set transaction isolation level repeatable read, read only');
    return look(snapshot, papers, now);
  });
  if (lap.finishedAt !== null) {
    return lap;
  }
  return database.catalogueTransaction(async (transaction) => {
    await transaction.query(`set local lock_timeout = ${lockMillis}`);
    await lockCatalogue(transaction);
    if ((await readTaxonomyVersion(transaction)) !== lap.taxonomyVersion) {
      return lap;
    }
    const reassigned = await reassign(
      transaction,
      misassigned.map(({ key }) => key),
      now,
    );
    const reached = advance(lap, { keys, isAll: keys.length < papers, reassigned }, now);
    await writeLap(transaction, reached);
    return reached;
  });
}

/** The next papers of the lap, all as of one moment. */
async function look(snapshot: Transaction, limit: number, now: Date): Promise<Looked & { lap: Lap }> {
  const taxonomy = await loadTaxonomy(snapshot);
  const lap = lapFor(taxonomy.version, await readLap(snapshot), now);
  if (lap.finishedAt !== null) {
    return { lap, keys: [], misassigned: [] };
  }
  const { from, below } = stretchOf(lap);
  const condition = sql`paper.id >= ${from}::integer and paper.id < ${below}::integer`;
  return { lap, ...(await findMisassigned(snapshot, taxonomy, { condition, limit })) };
}

/** Writes the rules' topics of those that still need it, as a change that readers are told of. */
async function reassign(transaction: Transaction, candidates: readonly number[], now: Date): Promise<number> {
  if (candidates.length === 0) {
    return 0;
  }
  const taxonomy = await loadTaxonomy(transaction);
  const condition = sql`paper.id = any (${candidates}::integer[])`;
  const { misassigned } = await findMisassigned(transaction, taxonomy, { condition, limit: candidates.length });
  const keys = misassigned.map(({ key }) => key);
  await withTopicCounts(transaction, keys, () => assignTopics(transaction, taxonomy, misassigned));
  await writeSearchRows(transaction, keys);
  await transaction.query('update papers set updated_at = $2 where id = any ($1::integer[])', [keys, now]);
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.UPDATED, keys, now });
  return keys.length;
}
