import type { Transaction } from '../../platform/database/transaction';
import { deliveryPlanner } from '../schedule/delivery-planner';
import type { JudgedDigest } from '../judging/judge-digests';

interface NewDigests {
  digests: readonly { subscriberKey: number; digest: JudgedDigest }[];
  /** Whether they are mailed from now on; else that is to be seen, and for `refreshDeliveries` to say. */
  areLive: boolean;
  now: Date;
}

/**
 * Makes digest subscriptions, many at once. A topic that is gone meanwhile is left out; a subscription that named nothing
 * else has ended then.
 */
export function storeDigests(transaction: Transaction, digests: NewDigests): void {
  transaction.send(storing, valuesOf(digests));
}

/** The same for one; returns its key. */
export async function storeDigest(
  transaction: Transaction,
  { isLive, now, ...one }: { subscriberKey: number; digest: JudgedDigest; isLive: boolean; now: Date },
): Promise<number> {
  const values = valuesOf({ digests: [one], areLive: isLive, now });
  const [row] = await transaction.query<{ key: number }>(storing, values);
  if (row === undefined) {
    throw new Error(`Expected a digest subscription to be made for the subscriber ${one.subscriberKey}.`);
  }
  return row.key;
}

const storing = `
  with given as materialized (
    select nextval('digest_subscriptions_id_seq')::integer as key, digest.*
    from json_to_recordset($1::json) as digest (
      "subscriberKey" integer, cadence text, weekday text, hour integer, "timeZone" text, "maxPapers" integer,
      searches text[], authors text[], "minVotes" integer, "skipWeekends" boolean, "topicKeys" integer[],
      due timestamptz
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
       created_at, active, lost_topics, next_delivery_at)
    overriding system value
    select standing.key, standing."subscriberKey", standing.cadence, standing.weekday, standing.hour,
      standing."timeZone", standing."maxPapers", standing.searches, standing.authors, standing."minVotes",
      standing."skipWeekends", $2, not standing.lost, standing.lost, case when not standing.lost then standing.due end
    from standing
  ),
  followed as (
    insert into digest_subscription_topics (subscription_id, topic_id)
    select named.key, named.topic_id
    from named
  )
  select given.key
  from given`;

function valuesOf({ digests, areLive, now }: NewDigests): unknown[] {
  const next = areLive ? deliveryPlanner(now) : () => null;
  const given = digests.map(({ subscriberKey, digest }) => ({ subscriberKey, ...digest, due: next(digest) }));
  return [JSON.stringify(given), now];
}
