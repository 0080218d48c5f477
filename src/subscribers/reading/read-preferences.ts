import type { Queryable } from '../../platform/database/queryable';
import { encodeNodeId } from '../../platform/graphql/nodes/node-id';
import type { Cadence, Weekday } from '../cadence';
import type { SubscriberStatus } from '../subscriber-status';

/** A subscriber as they see themself: where mail goes, and their digests, oldest first. */
export interface SubscriberPreferences {
  /** Of the node. */
  id: string;
  email: string;
  status: SubscriberStatus;
  pausedUntil: Date | null;
  subscriptions: DigestPreferences[];
  /** Those that have ended and can be brought back. */
  ended: EndedDigest[];
}

/** A digest that has ended. */
export interface EndedDigest extends DigestPreferences {
  /** Whether it ended because all that it named were topics that are deleted. */
  lostTopics: boolean;
}

/** All that can be set of a digest. */
export interface DigestPreferences {
  /** Of the node. */
  id: string;
  cadence: Cadence;
  weekday: Weekday | null;
  hour: number;
  timeZone: string;
  maxPapers: number;
  minVotes: number;
  skipWeekends: boolean;
  /** Slugs. */
  topics: string[];
  searches: string[];
  authors: string[];
}

/** Reads them in two statements; null for a subscriber who was erased, or never was. */
export async function readPreferences(
  database: Queryable,
  subscriberKey: number,
): Promise<SubscriberPreferences | null> {
  const [subscriber] = await database.query<Pick<SubscriberPreferences, 'email' | 'status' | 'pausedUntil'>>(
    `select subscriber.email, subscriber.status, subscriber.paused_until as "pausedUntil"
     from subscribers subscriber
     where subscriber.id = $1 and subscriber.email is not null`,
    [subscriberKey],
  );
  if (subscriber === undefined) {
    return null;
  }
  const digests = await database.query<EndedDigest & { key: number; active: boolean }>(
    `select subscription.id as "key", subscription.cadence, subscription.weekday, subscription.hour,
       subscription.time_zone as "timeZone", subscription.max_papers as "maxPapers",
       subscription.min_votes as "minVotes", subscription.skip_weekends as "skipWeekends",
       array(
         select topic.slug
         from digest_subscription_topics followed
         join topics topic on topic.id = followed.topic_id
         where followed.subscription_id = subscription.id
         order by topic.slug
       ) as topics,
       subscription.searches, subscription.authors, subscription.active, subscription.lost_topics as "lostTopics"
     from digest_subscriptions subscription
     where subscription.subscriber_id = $1
     order by subscription.id`,
    [subscriberKey],
  );
  return {
    ...subscriber,
    id: encodeNodeId('Subscriber', subscriberKey),
    subscriptions: digests.filter(({ active }) => active).map(toPreferences),
    ended: digests
      .filter(({ active }) => !active)
      .map((digest) => ({ ...toPreferences(digest), lostTopics: digest.lostTopics })),
  };
}

function toPreferences({
  key,
  active: _active,
  lostTopics: _lostTopics,
  ...settings
}: EndedDigest & { key: number; active: boolean }): DigestPreferences {
  return { ...settings, id: encodeNodeId('DigestSubscription', key) };
}
