import { hashToken } from '../../platform/crypto/random-token';
import type { Transaction } from '../../platform/database/transaction';

/** Digest subscriptions of one subscriber, those that were ended included. */
export const mostSubscriptions = 20;

/** How many digest subscriptions a subscriber has, whose row is locked. */
export async function countSubscriptions(transaction: Transaction, subscriberKey: number): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(
    `select count(*)::integer as count
     from digest_subscriptions subscription
     where subscription.subscriber_id = $1`,
    [subscriberKey],
  );
  return row?.count ?? 0;
}

/** The same for whom a token was issued to. */
export async function countSubscriptionsOfHolder(transaction: Transaction, token: string): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(
    `select count(*)::integer as count
     from digest_subscriptions subscription
     where subscription.subscriber_id = (select token.subscriber_id from subscriber_tokens token where token.hash = $1)`,
    [hashToken(token)],
  );
  return row?.count ?? 0;
}
