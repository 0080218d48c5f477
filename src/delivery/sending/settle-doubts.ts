import type { Queryable } from '../../platform/database/queryable';
import { deliveriesOf } from '../shards';

/** Longer than a holder that lost its shard, but lives, takes to find out, and to note what the mail server told it. */
const graceMillis = 20_000;

/**
 * What stands SENDING in a shard that is just being taken over is in doubt: its holder died, or lost the database, and
 * nobody knows whether the server took it. It is sent again after a while, the same message under the same name, unless
 * a holder that lives still notes what came of it. Returns how many those are; see decision 018.
 */
export async function settleDoubts(database: Queryable, shard: number, now: Date): Promise<number> {
  const rows = await database.query<object>(
    `update ${deliveriesOf(shard)} delivery
     set status = 'SCHEDULED', reason = 'IN_DOUBT', attempt_after = $1, may_have_arrived = true
     where delivery.status = 'SENDING'
     returning delivery.id`,
    [new Date(now.getTime() + graceMillis)],
  );
  return rows.length;
}
