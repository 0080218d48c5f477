import type { Queryable } from '../../platform/database/queryable';

/** What a lease brought. */
export interface Lease {
  /** Points that are this process's now; 0 where fewer were left than needed. */
  granted: number;
  /** Points that are left in the shared bucket. */
  left: number;
}

/**
 * Takes points out of a caller's shared bucket, which refills by `limit` a minute and holds as many: `wanted` if
 * there are so many, at least `needed`, or none. The database's clock counts, since processes may differ.
 */
export async function leasePoints(
  database: Queryable,
  lease: { caller: string; limit: number; needed: number; wanted: number },
): Promise<Lease> {
  const [row] = await database.query<Lease>(
    `insert into rate_buckets as bucket (caller, points, granted, refilled_at)
     values ($1, $2::double precision - least($2, $4::double precision), least($2, $4), clock_timestamp())
     on conflict (caller) do update
     set (points, granted, refilled_at) = (
       select level.points - grant_now.points, grant_now.points, clock_timestamp()
       from (
         select least(
           $2,
           bucket.points + $2 / 60 * greatest(extract(epoch from clock_timestamp() - bucket.refilled_at), 0)::double precision
         ) as points
       ) as level
       cross join lateral (
         select case when level.points >= $3::double precision then least(level.points, $4) else 0 end as points
       ) as grant_now
     )
     returning granted, points as "left"`,
    [lease.caller, lease.limit, lease.needed, lease.wanted],
  );
  return row ?? { granted: 0, left: 0 };
}

/** Forgets buckets that are full again, which is what no bucket means. */
export async function forgetFullBuckets(database: Queryable): Promise<void> {
  await database.query(`delete from rate_buckets where refilled_at < clock_timestamp() - interval '2 minutes'`);
}
