import type { Transaction } from '../../platform/database/database';
import type { JudgedDigest } from '../judging/judge-digests';

/**
 * Makes digest subscriptions, many at once, and returns their keys in no order. When they are due stays open until
 * `refreshDeliveries`. A topic that is gone meanwhile is left out; a subscription that named nothing else has ended then.
 */
export async function storeDigests(
  transaction: Transaction,
  digests: readonly { subscriberKey: number; digest: JudgedDigest }[],
  now: Date,
): Promise<number[]> {
  const given = digests.map(({ subscriberKey, digest }) => ({ subscriberKey, ...digest }));
  const rows = await transaction.query<{ key: number }>(
    `with given as materialized (
       select nextval(pg_get_serial_sequence('digest_subscriptions', 'id'))::integer as key, digest.*
       from json_to_recordset($1::json) as digest (
         "subscriberKey" integer, cadence text, weekday text, hour integer, "timeZone" text, "maxPapers" integer,
         searches text[], authors text[], "minVotes" integer, "skipWeekends" boolean, "topicKeys" integer[]
       )
     ),
     named as materialized (
       select given.key, topic.id as topic_id
       from given
       cross join lateral unnest(given."topicKeys") as wanted (topic_id)
       join topics topic on topic.id = wanted.topic_id
       for key share of topic
     ),
     standing as (
       select given.*,
         cardinality(given."topicKeys") > 0
           and given.searches = '{}'
           and given.authors = '{}'
           and not exists (select from named where named.key = given.key) as lost
       from given
     ),
     stored as (
       insert into digest_subscriptions
         (id, subscriber_id, cadence, weekday, hour, time_zone, max_papers, searches, authors, min_votes, skip_weekends,
         created_at,
         active, lost_topics)
       overriding system value
       select given.key, given."subscriberKey", given.cadence, given.weekday, given.hour, given."timeZone",
         given."maxPapers", given.searches, given.authors, given."minVotes", given."skipWeekends", $2,
         not given.lost, given.lost
       from standing given
     ),
     followed as (
       insert into digest_subscription_topics (subscription_id, topic_id)
       select named.key, named.topic_id
       from named
     )
     select given.key
     from given`,
    [JSON.stringify(given), now],
  );
  return rows.map(({ key }) => key);
}
