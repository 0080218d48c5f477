import type { Queryable } from '../../platform/database/queryable';
import { deliveriesOf, shards } from '../shards';
import { shardLocks } from './hold-shard';

/**
 * The shards that nobody holds, in any process, and that have a delivery whose time has come, or that somebody left in
 * the midst of sending: 32 looks at indexes.
 */
export async function waitingShards(database: Queryable, now: Date): Promise<number[]> {
  const looks = shards.map(
    (shard) => `
      select ${shard} as shard
      where exists (
          select
          from ${deliveriesOf(shard)} delivery
          where delivery.status = 'SCHEDULED' and delivery.attempt_after <= $1
        )
        or exists (select from ${deliveriesOf(shard)} delivery where delivery.status = 'SENDING')`,
  );
  const rows = await database.query<{ shard: number }>(
    `with held as materialized (
       select lock.objid::bigint as shard
       from pg_locks lock
       where lock.locktype = 'advisory'
         and lock.database = (select own.oid from pg_database own where own.datname = current_database())
         and lock.classid = $2::oid
         and lock.objsubid = 2
         and lock.granted
     ),
     waiting as (${looks.join(' union all ')})
     select waiting.shard
     from waiting
     where waiting.shard not in (select held.shard from held)`,
    [now, shardLocks],
  );
  return rows.map(({ shard }) => shard);
}
