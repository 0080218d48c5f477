import { createToken, hashToken } from '../../platform/crypto/random-token';
import type { Queryable } from '../../platform/database/queryable';
import type { TokenPurpose } from './subscriber-token.entity';

const hourMillis = 3_600_000;

/** How long a token of each purpose is good. */
const lifetimes: Readonly<Record<TokenPurpose, number>> = {
  CONFIRM: 7 * 24 * hourMillis,
  MANAGE: 24 * hourMillis,
  UNDO: 24 * hourMillis,
};

/** In front of tokens that stand behind Authorization: Bearer, to tell them from API keys. */
export const manageTokenPrefix = 'bsm_';

/** Makes a token for a subscriber. It is in this answer and nowhere else. */
export async function issueToken(
  transaction: Queryable,
  token: { purpose: TokenPurpose; subscriberKey: number; detail?: object; now: Date },
): Promise<string> {
  const { purpose, subscriberKey, detail = {}, now } = token;
  const secret = createToken(purpose === 'MANAGE' ? manageTokenPrefix : '');
  await transaction.query(
    `insert into subscriber_tokens (hash, purpose, subscriber_id, detail, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [hashToken(secret), purpose, subscriberKey, detail, new Date(now.getTime() + lifetimes[purpose])],
  );
  return secret;
}
