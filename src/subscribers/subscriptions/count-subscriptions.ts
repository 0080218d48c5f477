import type { Transaction } from '../../platform/database/database';

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
