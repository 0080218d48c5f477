import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import { isAmong } from '../../platform/database/is-among';
import { rawSql, sql } from '../../platform/database/sql';
import { groupedByKey, inKeyOrder, requestLoader } from '../../platform/graphql/context/request-loaders';
import { DigestSubscription } from '../digest-subscription.entity';
import { Subscriber } from '../subscriber.entity';

const subscriberColumns = selectColumns(Subscriber, 'subscriber');
const subscriptionColumns = selectColumns(DigestSubscription, 'subscription');

/** Subscribers by their keys; null for a key that none has. */
export const subscriberByKey = requestLoader<number, Subscriber | null>(async (keys, { database }) => {
  const rows = await database.query<{ key: number }>(
    `select ${subscriberColumns}
     from subscribers subscriber
     where subscriber.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toEntity(Subscriber, row));
});

/** Subscribers by their addresses, normalised; null for an address that none has. */
export const subscriberByEmail = requestLoader<string, Subscriber | null>(async (emails, { database }) => {
  const rows = await database.query<{ email: string }>(
    `select ${subscriberColumns}
     from subscribers subscriber
     where subscriber.email = any ($1::text[])`,
    [emails],
  );
  return inKeyOrder(emails, rows, (row) => row.email).map((row) => row && toEntity(Subscriber, row));
});

/** Digest subscriptions by their keys; null for a key that none has. */
export const subscriptionByKey = requestLoader<number, DigestSubscription | null>(async (keys, { database }) => {
  const rows = await database.query<{ key: number }>(
    `select ${subscriptionColumns}
     from digest_subscriptions subscription
     where subscription.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toEntity(DigestSubscription, row));
});

/** The digest subscriptions of subscribers, oldest first. */
export const subscriptionsBySubscriberKey = requestLoader<number, DigestSubscription[]>(async (keys, { database }) => {
  const rows = await database.query<{ subscriberKey: number }>(
    sql`
      select ${rawSql(subscriptionColumns)}
      from digest_subscriptions subscription
      where ${isAmong('subscription.subscriber_id', keys)}
      order by subscription.id`.prepared(),
  );
  return groupedByKey(keys, rows, (row) => row.subscriberKey).map((group) =>
    group.map((row) => toEntity(DigestSubscription, row)),
  );
});

/** The keys of the topics that digest subscriptions follow, by name. */
export const topicKeysBySubscriptionKey = requestLoader<number, number[]>(async (keys, { database }) => {
  const rows = await database.query<{ subscriptionKey: number; topicKey: number }>(
    `select followed.subscription_id as "subscriptionKey", followed.topic_id as "topicKey"
     from digest_subscription_topics followed
     join topics topic on topic.id = followed.topic_id
     where followed.subscription_id = any ($1::integer[])
     order by topic.sort_name, topic.id`,
    [keys],
  );
  return groupedByKey(keys, rows, (row) => row.subscriptionKey).map((group) => group.map(({ topicKey }) => topicKey));
});
