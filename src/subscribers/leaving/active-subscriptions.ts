import type { Transaction } from '../../platform/database/transaction';

/** The keys of a subscriber's digest subscriptions that go on, in order. */
export async function activeSubscriptions(transaction: Transaction, subscriberKey: number): Promise<number[]> {
  const rows = await transaction.query<{ key: number }>(
    `select subscription.id as "key"
     from digest_subscriptions subscription
     where subscription.subscriber_id = $1 and subscription.active
     order by subscription.id`,
    [subscriberKey],
  );
  return rows.map(({ key }) => key);
}
