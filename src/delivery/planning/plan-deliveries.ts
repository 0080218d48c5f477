import type { Database } from '../../platform/database/database';
import { enqueueJobs } from '../../platform/jobs/enqueue-jobs';
import { sendDeliveries, sendDeliveriesKey } from '../sending/send-deliveries';
import { planBatch } from './plan-batch';

const subscriptionsAtOnce = 10_000;
/** A batch takes a third of a second; on a machine that has no time for it, it must not fail for that. */
const statementMillis = 60_000;

/**
 * Plans all subscriptions that are due, in batches of their own transactions, and has the shards sent that got a
 * delivery. Any number of planners may run at once. Returns how many subscriptions were planned.
 */
export async function planDeliveries({
  database,
  now,
  signal,
  batchSize = subscriptionsAtOnce,
}: {
  database: Database;
  now: Date;
  signal: AbortSignal;
  batchSize?: number;
}): Promise<number> {
  let planned = 0;
  while (!signal.aborted) {
    const { subscriptions } = await database.transaction(async (transaction) => {
      transaction.giveTime(statementMillis);
      const batch = await planBatch(transaction, { now, size: batchSize });
      await enqueueJobs(
        transaction,
        sendDeliveries,
        batch.shards.map((shard) => ({ payload: { shard }, key: sendDeliveriesKey(shard) })),
      );
      return batch;
    });
    planned += subscriptions;
    if (subscriptions < batchSize) {
      break;
    }
  }
  return planned;
}
