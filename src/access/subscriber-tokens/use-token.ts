import { hashToken } from '../../platform/crypto/random-token';
import type { Queryable } from '../../platform/database/queryable';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { TokenPurpose } from './subscriber-token.entity';

/** What a token was issued for. */
export interface TokenGrant {
  subscriberKey: number;
  /** As it was given when the token was made; whoever reads it checks its shape. */
  detail: unknown;
}

/**
 * Uses a token up: of two that arrive with it at once, one waits and is refused. NOT_FOUND where there is none of this
 * purpose, EXPIRED where its time has passed or it was used.
 */
export async function useToken(
  transaction: Queryable,
  { token, purpose, now }: { token: string; purpose: TokenPurpose; now: Date },
): Promise<TokenGrant> {
  const [grant] = await transaction.query<TokenGrant>(
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
  const known = await transaction.query<object>(
    'select from subscriber_tokens where hash = $1 and purpose = $2',
    [hashToken(token), purpose],
  );
  throw known.length > 0
    ? refuse(UserErrorCode.EXPIRED, ['token'], 'Expected a token that is still good, but this one was used or is too old.')
    : refuse(UserErrorCode.NOT_FOUND, ['token'], 'Expected a token from one of our e-mails, but none is like this one.');
}

/** Takes back what a subscriber was given for these purposes. */
export async function revokeTokens(
  transaction: Queryable,
  subscriberKey: number,
  purposes: readonly TokenPurpose[],
): Promise<void> {
  await transaction.query('delete from subscriber_tokens where subscriber_id = $1 and purpose = any ($2::text[])', [
    subscriberKey,
    purposes,
  ]);
}

/** Forgets tokens a while after they have expired; until then they are told from ones that never were. */
export async function forgetExpiredTokens(database: Queryable, now: Date): Promise<void> {
  const keptMillis = 30 * 86_400_000;
  await database.query('delete from subscriber_tokens where expires_at < $1', [new Date(now.getTime() - keptMillis)]);
}
