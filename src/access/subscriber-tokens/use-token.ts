import { hashToken } from '../../platform/crypto/random-token';
import type { Transaction } from '../../platform/database/transaction';
import type { Queryable } from '../../platform/database/queryable';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { TokenPurpose } from './subscriber-token.entity';

/** What a token was issued for. */
export interface TokenGrant<Detail> {
  subscriberKey: number;
  /** As it was given when the token was made. */
  detail: Detail;
}

/**
 * Uses a token up: of two that arrive with it at once, one waits and is refused. NOT_FOUND where there is none of this
 * purpose, EXPIRED where its time has passed or it was used. Lock the subscriber's row first, as all that changes
 * one does, so that no two wait for each other.
 */
export async function useToken<Detail>(
  transaction: Queryable,
  { token, purpose, now }: { token: string; purpose: TokenPurpose; now: Date },
): Promise<TokenGrant<Detail>> {
  const [grant] = await transaction.query<TokenGrant<Detail>>(
    `update subscriber_tokens
     set used_at = $3
     where hash = $1
       and purpose = $2
       and used_at is null
       and expires_at > $3
     returning subscriber_id as "subscriberKey", detail`,
    [hashToken(token), purpose, now],
  );
  if (grant !== undefined) {
    return grant;
  }
  const known = await transaction.query<object>('select from subscriber_tokens where hash = $1 and purpose = $2', [
    hashToken(token),
    purpose,
  ]);
  throw known.length > 0
    ? refuse(
        UserErrorCode.EXPIRED,
        ['token'],
        'Expected a token that is still good, but this one was used or is too old.',
      )
    : refuse(
        UserErrorCode.NOT_FOUND,
        ['token'],
        'Expected a token from one of our e-mails, but none is like this one.',
      );
}

/** Uses up what a subscriber was given for these purposes and has not used. */
export function retireTokens(
  transaction: Transaction,
  { subscriberKey, purposes, now }: { subscriberKey: number; purposes: readonly TokenPurpose[]; now: Date },
): void {
  transaction.send(
    `update subscriber_tokens
     set used_at = $3
     where subscriber_id = $1
       and purpose = any ($2::text[])
       and used_at is null`,
    [subscriberKey, purposes, now],
  );
}

/** Uses up the other tokens of a subscriber that would bring about just the same. */
export function retireTwins(
  transaction: Transaction,
  { subscriberKey, purpose, detail, now }: { subscriberKey: number; purpose: TokenPurpose; detail: object; now: Date },
): void {
  transaction.send(
    `update subscriber_tokens
     set used_at = $4
     where subscriber_id = $1
       and purpose = $2
       and detail = $3::jsonb
       and used_at is null`,
    [subscriberKey, purpose, JSON.stringify(detail), now],
  );
}

/** Forgets tokens a while after they have expired; until then they are told from ones that never were. */
export async function forgetExpiredTokens(database: Queryable, now: Date): Promise<void> {
  const keptMillis = 30 * 86_400_000;
  await database.query('delete from subscriber_tokens where expires_at < $1', [new Date(now.getTime() - keptMillis)]);
}
