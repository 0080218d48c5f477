import type { Queryable } from '../../platform/database/queryable';
import type { Allowance } from './take-allowance';

/**
 * Takes a token for what must be done sooner or later. Returns when: now, or when the first token comes back, which is
 * kept from everybody else. Of one bucket only one can be waited for: null where somebody does already.
 */
export async function reserveAllowance(
  transaction: Queryable,
  { name, tokens, perMillis }: Allowance,
  subject: string,
  now: Date,
): Promise<Date | null> {
  const [taken] = await transaction.query<{ at: Date }>(
    `insert into mail_allowances as bucket (subject, taken_at, full_at)
     values ($1, array[$2::timestamptz], $2::timestamptz + $3 * interval '1 millisecond')
     on conflict (subject) do update
     set (taken_at, full_at) = (
       select array(select at from unnest(bucket.taken_at) as at where at > $2 - $3 * interval '1 millisecond') || free.at,
         free.at + $3 * interval '1 millisecond'
       from (
         -- The newest of as many as the bucket holds, and one more: when that many are out no longer.
         select greatest($2, (
           select at + $3 * interval '1 millisecond'
           from unnest(bucket.taken_at) as at
           order by at desc
           offset $4 - 1
           limit 1
         )) as at
       ) as free
     )
     where not exists (select from unnest(bucket.taken_at) as at where at > $2)
     returning taken_at[cardinality(taken_at)] as at`,
    [`${name}:${subject}`, now, perMillis, tokens],
  );
  return taken?.at ?? null;
}
