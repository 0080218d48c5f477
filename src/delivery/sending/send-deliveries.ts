import type { Job } from '../../platform/jobs/job';
import { shardCount } from '../shards';

/** Sends what is due in a shard of the ledger. */
export const sendDeliveries: Job<{ shard: number }> = {
  name: 'send-deliveries',
  parse: (payload) => {
    if (
      typeof payload === 'object' &&
      payload !== null &&
      'shard' in payload &&
      typeof payload.shard === 'number' &&
      Number.isInteger(payload.shard) &&
      payload.shard >= 0 &&
      payload.shard < shardCount
    ) {
      return { shard: payload.shard };
    }
    const given = JSON.stringify(payload);
    throw new Error(`Expected {"shard": 0 to ${shardCount - 1}} for the job send-deliveries, got ${given}.`);
  },
};

/** Of the jobs for one shard, at most one waits. */
export function sendDeliveriesKey(shard: number): string {
  return `${sendDeliveries.name}:${shard}`;
}
