import type { Queryable } from '../../platform/database/queryable';
import { enqueueJobs } from '../../platform/jobs/enqueue-jobs';
import { sendDeliveries, sendDeliveriesKey } from './send-deliveries';
import { waitingShards } from './waiting-shards';

/** Has sent what waits in shards that nobody is at: what a worker left that was killed, or what is to be tried again. */
export async function wakeShards(database: Queryable, now: Date): Promise<void> {
  const waiting = await waitingShards(database, now);
  await enqueueJobs(
    database,
    sendDeliveries,
    waiting.map((shard) => ({ payload: { shard }, key: sendDeliveriesKey(shard) })),
  );
}
