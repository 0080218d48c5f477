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
  allowance: Allowance,
  subject: string,
  now: Date,
): Promise<boolean> {
  return (await takeAllowances(transaction, allowance, [subject], now)).has(subject);
}

/** The same out of the buckets of several subjects, all different; returns those that had one. */
export async function takeAllowances(
  transaction: Queryable,
  { name, tokens, perMillis }: Allowance,
  subjects: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const taken = await transaction.query<{ subject: string }>(
    `insert into mail_allowances as bucket (subject, taken_at, full_at)
     select subject, array[$2::timestamptz], $3
     from unnest($1::text[]) as subject
     -- In one order by all, so that no two wait for each other.
     order by subject
     on conflict (subject) do update
     set taken_at = array(select at from unnest(bucket.taken_at) as at where at > $4) || $2::timestamptz,
       full_at = $3
     where (select count(*) from unnest(bucket.taken_at) as at where at > $4) < $5
     returning subject`,
    [
      subjects.map((subject) => `${name}:${subject}`),
      now,
      new Date(now.getTime() + perMillis),
      new Date(now.getTime() - perMillis),
      tokens,
    ],
  );
  return new Set(taken.map(({ subject }) => subject.slice(name.length + 1)));
}

/** Forgets buckets that are full again, which is what no bucket means. */
export async function forgetFullAllowances(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from mail_allowances where full_at <= $1', [now]);
}
