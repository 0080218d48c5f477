import type { Queryable } from '../../platform/database/queryable';

/** How much of something is allowed. */
export interface Allowance {
  /** What it is of: buckets of one name are told apart by their subject. */
  name: string;
  tokens: number;
  /** How long a token is out. */
  perMillis: number;
}

const hourMillis = 3_600_000;

/** Mails to one address that somebody asked for without proof that it is theirs. */
export const mailsToAddress: Allowance = { name: 'mails', tokens: 3, perMillis: 24 * hourMillis };

/** Requests from one network that may lead to such a mail. */
export const requestsOfNetwork: Allowance = { name: 'requests', tokens: 20, perMillis: hourMillis };

/**
 * Takes a token out of a bucket that all processes share and that outlives them; tells whether there was one. Never
 * are more taken within the time than the bucket holds, which a bucket that refills evenly would let happen twice over.
 */
export async function takeAllowance(
  transaction: Queryable,
  { name, tokens, perMillis }: Allowance,
  subject: string,
  now: Date,
): Promise<boolean> {
  const taken = await transaction.query<object>(
    `insert into mail_allowances as bucket (subject, taken_at, full_at)
     values ($1, array[$2::timestamptz], $3)
     on conflict (subject) do update
     set taken_at = array(select at from unnest(bucket.taken_at) as at where at > $4) || $2::timestamptz,
       full_at = $3
     where (select count(*) from unnest(bucket.taken_at) as at where at > $4) < $5
     returning subject`,
    [`${name}:${subject}`, now, new Date(now.getTime() + perMillis), new Date(now.getTime() - perMillis), tokens],
  );
  return taken.length > 0;
}

/** Forgets buckets that are full again, which is what no bucket means. */
export async function forgetFullAllowances(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from mail_allowances where full_at <= $1', [now]);
}
