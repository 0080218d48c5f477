import type { Transaction } from '../../platform/database/database';
import { deliveryPlanner } from '../schedule/delivery-planner';
import type { JudgedDigest } from '../judging/judge-digests';

interface NewDigests {
  digests: readonly { subscriberKey: number; digest: JudgedDigest }[];
  /** From when on they are mailed; null where that is to be seen, and for `refreshDeliveries` to say. */
  liveFrom: Date | null;
}

/** Makes digest subscriptions, many at once. A topic that is gone meanwhile is left out. */
export function storeDigests(transaction: Transaction, digests: NewDigests): void {
  transaction.send(storing, valuesOf(digests));
}

/** The same for one; returns its key. */
export async function storeDigest(
  transaction: Transaction,
  { liveFrom, ...one }: { subscriberKey: number; digest: JudgedDigest; liveFrom: Date | null },
): Promise<number> {
  const [row] = await transaction.query<{ key: number }>(storing, valuesOf({ digests: [one], liveFrom }));
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
  stored as (
    insert into digest_subscriptions
      (id, subscriber_id, cadence, weekday, hour, time_zone, max_papers, searches, authors, min_votes, skip_weekends,
       next_delivery_at)
    overriding system value
    select given.key, given."subscriberKey", given.cadence, given.weekday, given.hour, given."timeZone",
      given."maxPapers", given.searches, given.authors, given."minVotes", given."skipWeekends", given.due
    from given
  ),
  followed as (
    insert into digest_subscription_topics (subscription_id, topic_id)
    select given.key, topic.id
    from given
    cross join lateral unnest(given."topicKeys") as wanted (topic_id)
    join topics topic on topic.id = wanted.topic_id
  )
  select given.key
  from given`;

function valuesOf({ digests, liveFrom }: NewDigests): unknown[] {
  const next = liveFrom === null ? () => null : deliveryPlanner(liveFrom);
  return [
    JSON.stringify(digests.map(({ subscriberKey, digest }) => ({ subscriberKey, ...digest, due: next(digest) }))),
  ];
}
