import { createToken, hashToken } from '../../platform/crypto/random-token';
import type { Transaction } from '../../platform/database/transaction';
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

/** Whom a token is for. */
export interface TokenHolder {
  subscriberKey: number;
  /** What it brings about when it is used. */
  detail?: object;
}

/** Makes tokens of one purpose for subscribers, in their order. They are in this answer and nowhere else. */
export function issueTokens(
  transaction: Transaction,
  { purpose, holders, now }: { purpose: TokenPurpose; holders: readonly TokenHolder[]; now: Date },
): string[] {
  const secrets = holders.map(() => createToken(purpose === 'MANAGE' ? manageTokenPrefix : ''));
  transaction.send(
    `insert into subscriber_tokens (hash, purpose, subscriber_id, detail, expires_at)
     select given.hash, $4, given.subscriber_id, given.detail, $5
     from unnest($1::text[], $2::integer[], $3::jsonb[]) as given (hash, subscriber_id, detail)`,
    [
      secrets.map(hashToken),
      holders.map(({ subscriberKey }) => subscriberKey),
      holders.map(({ detail = {} }) => JSON.stringify(detail)),
      purpose,
      new Date(now.getTime() + lifetimes[purpose]),
    ],
  );
  return secrets;
}

/** The same for one. */
export function issueToken(
  transaction: Transaction,
  { purpose, now, ...holder }: TokenHolder & { purpose: TokenPurpose; now: Date },
): string {
  const [secret = ''] = issueTokens(transaction, { purpose, holders: [holder], now });
  return secret;
}
