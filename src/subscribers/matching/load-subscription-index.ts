import type { Queryable } from '../../platform/database/queryable';
import type { Interests } from './interests';
import { SubscriptionIndex } from './subscription-index';

const subscriptionsAtOnce = 10_000;

/** An index of all digest subscriptions that are mailed at this moment; it takes some 200 bytes for each. */
export async function loadSubscriptionIndex(database: Queryable): Promise<SubscriptionIndex> {
  const index = new SubscriptionIndex();
  for (let last: number | undefined = 0; last !== undefined;) {
    const found: StoredInterests[] = await readInterests(database, last);
    found.forEach(({ key, ...wanted }) => index.put(key, wanted));
    last = found.at(-1)?.key;
  }
  return index;
}

interface StoredInterests extends Interests {
  key: number;
}

async function readInterests(database: Queryable, after: number): Promise<StoredInterests[]> {
  return database.query<StoredInterests>(
    `select subscription.id as "key", subscription.searches, subscription.authors, subscription.min_votes as "minVotes",
       array(
         select topic.slug
         from digest_subscription_topics followed
         join topics topic on topic.id = followed.topic_id
         where followed.subscription_id = subscription.id
       ) as topics
     from digest_subscriptions subscription
     join subscribers subscriber on subscriber.id = subscription.subscriber_id
     where subscription.id > $1 and subscription.active and subscriber.status = 'ACTIVE'
     order by subscription.id
     limit $2`,
    [after, subscriptionsAtOnce],
  );
}
