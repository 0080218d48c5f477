import { createToken, hashToken } from '../../platform/crypto/random-token';
import { sql } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/transaction';
import type { TokenPurpose } from './subscriber-token.entity';
import { retiring } from './use-token';

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
  const secrets = holders.map(() => createToken(prefixOf(purpose)));
  transaction.send(
    `insert into subscriber_tokens (hash, purpose, subscriber_id, detail, expires_at)
     select given.hash, $4, given.subscriber_id, given.detail, $5
     from unnest($1::text[], $2::integer[], $3::jsonb[]) as given (hash, subscriber_id, detail)`,
    [
      secrets.map(hashToken),
      holders.map(({ subscriberKey }) => subscriberKey),
      holders.map(({ detail = {} }) => JSON.stringify(detail)),
      purpose,
      expiryOf(purpose, now),
    ],
  );
  return secrets;
}

/** The same for one. Where it is given `insteadOf` purposes, their tokens are used up in the same stroke: see retireTokens. */
export function issueToken(
  transaction: Transaction,
  issue: TokenHolder & { purpose: TokenPurpose; now: Date; insteadOf?: readonly TokenPurpose[] },
): string {
  const { purpose, subscriberKey, detail = {}, now, insteadOf = [] } = issue;
  const secret = createToken(prefixOf(purpose));
  const retired = retiring({ subscriberKey, purposes: insteadOf, now });
  transaction.send(
    sql`
      ${insteadOf.length > 0 ? sql`with retired as (${retired})` : sql``}
      insert into subscriber_tokens (hash, purpose, subscriber_id, detail, expires_at)
      values (
        ${hashToken(secret)}, ${purpose}, ${subscriberKey}, ${JSON.stringify(detail)}, ${expiryOf(purpose, now)}
      )`.prepared(),
  );
  return secret;
}

function prefixOf(purpose: TokenPurpose): string {
  return purpose === 'MANAGE' ? manageTokenPrefix : '';
}

function expiryOf(purpose: TokenPurpose, now: Date): Date {
  return new Date(now.getTime() + lifetimes[purpose]);
}
