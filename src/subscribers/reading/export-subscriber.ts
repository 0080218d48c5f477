import type { Queryable } from '../../platform/database/queryable';

/** All that is kept of a subscriber, in plain names, for the person themselves; null where there is nobody. */
export async function exportSubscriber(database: Queryable, subscriberKey: number): Promise<object | null> {
  const [row] = await database.query<{ data: object }>(
    `select json_build_object(
       'email', subscriber.email,
       'status', subscriber.status,
       'createdAt', subscriber.created_at,
       'confirmedAt', subscriber.confirmed_at,
       'pausedUntil', subscriber.paused_until,
       'subscriptions', (
         select coalesce(json_agg(json_build_object(
           'cadence', subscription.cadence,
           'weekday', subscription.weekday,
           'hour', subscription.hour,
           'timeZone', subscription.time_zone,
           'skipWeekends', subscription.skip_weekends,
           'maxPapers', subscription.max_papers,
           'minVotes', subscription.min_votes,
           'topics', array(
             select topic.slug
             from digest_subscription_topics followed
             join topics topic on topic.id = followed.topic_id
             where followed.subscription_id = subscription.id
             order by topic.slug
           ),
           'searches', subscription.searches,
           'authors', subscription.authors,
           'active', subscription.active,
           'endedAt', subscription.ended_at,
           'itsTopicsAreDeleted', subscription.lost_topics,
           'nextDeliveryAt', subscription.next_delivery_at
         ) order by subscription.id), '[]')
         from digest_subscriptions subscription
         where subscription.subscriber_id = subscriber.id
       ),
       'history', (
         select coalesce(json_agg(json_build_object(
           'cause', transition.cause,
           'from', transition.from_status,
           'to', transition.to_status,
           'at', transition.at,
           'by', transition.actor,
           'network', transition.network,
           'consent', consent.text
         ) order by transition.number), '[]')
         from subscriber_transitions transition
         left join consent_texts consent on consent.version = transition.consent_version
         where transition.subscriber_id = subscriber.id
       ),
       'votes', (
         select coalesce(json_agg(json_build_object('paper', paper.title, 'at', vote.voted_at) order by vote.id), '[]')
         from votes vote
         join papers paper on paper.id = vote.paper_id
         where vote.subscriber_id = subscriber.id
       )
     ) as data
     from subscribers subscriber
     where subscriber.id = $1`,
    [subscriberKey],
  );
  return row?.data ?? null;
}
