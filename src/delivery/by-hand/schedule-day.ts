import type { Transaction } from '../../platform/database/transaction';
import { enqueueJobs } from '../../platform/jobs/enqueue-jobs';
import { sendDeliveries, sendDeliveriesKey } from '../sending/send-deliveries';
import { shardOfTable } from '../shards';
import { type DayTask, readDayBatch } from './day-batch';
import { writeDay } from './write-day';

/** What a part of a day's digests came to. */
export interface ScheduledBatch {
  scheduled: number;
  /** Not live, not due on that day, or scheduled before. */
  skipped: number;
  /** Behind which subscription the next part begins; null where there is none. */
  next: number | null;
}

/**
 * Schedules the digests of a day for a part of the subscriptions, and has them sent at once. Whatever stands in the
 * ledger for that day is left alone: again, it schedules nothing. The subscriptions' own times do not change, and the
 * mail that would have come at them later that day has come.
 */
export async function scheduleDay(
  transaction: Transaction,
  task: DayTask & { readonly dryRun: boolean },
): Promise<ScheduledBatch> {
  const { subscriptions, due, next } = await readDayBatch(transaction, task);
  const { scheduled, tables } = await writeDay(transaction, { due, now: task.now, dryRun: task.dryRun });
  const shards = tables.map(shardOfTable);
  await enqueueJobs(
    transaction,
    sendDeliveries,
    shards.map((shard) => ({ payload: { shard }, key: sendDeliveriesKey(shard) })),
  );
  return { scheduled, skipped: subscriptions - scheduled, next };
}
