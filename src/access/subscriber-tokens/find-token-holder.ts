import { hashToken } from '../../platform/crypto/random-token';
import type { Queryable } from '../../platform/database/queryable';

/** The key of the subscriber whose manage token this is; null where it is none that is good. */
export async function findTokenHolder(database: Queryable, token: string, now: Date): Promise<number | null> {
  const [holder] = await database.query<{ subscriberKey: number }>(
    `select token.subscriber_id as "subscriberKey"
     from subscriber_tokens token
     where token.hash = $1 and token.purpose = 'MANAGE' and token.used_at is null and token.expires_at > $2`,
    [hashToken(token), now],
  );
  return holder?.subscriberKey ?? null;
}
