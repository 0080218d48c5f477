import type { Transaction } from '../../platform/database/transaction';
import type { DeliveryRules, Interests, SubscriberStatus } from '../../subscribers';
import type { DeliveryStatus } from '../delivery-status';
import { deliveriesOf } from '../shards';

/** A delivery whose time has come, and how everything stands that it depends on. */
export interface DueDelivery {
  readonly key: number;
  readonly subscriberKey: number;
  readonly subscriptionKey: number;
  readonly scheduledFor: Date;
  readonly attemptAfter: Date;
  readonly attempts: number;
  readonly madeAt: Date | null;
  readonly paperKeys: number[] | null;
  readonly reasonKeys: number[] | null;
  /** Whether nobody knows what came of one of its tries. */
  readonly mayHaveArrived: boolean;
  /** Null where there is no such subscriber any more. */
  readonly subscriber: DueSubscriber | null;
  /** Null where there is no such subscription any more. */
  readonly subscription: DueSubscription | null;
  /** The delivery of the same subscription before this one that was sent, or had nothing to send. */
  readonly previous: PreviousDelivery | null;
  /** Whether another delivery of the same subscription has become due since, which can hold what this one would. */
  readonly isOvertaken: boolean;
}

export interface DueSubscriber {
  readonly status: SubscriberStatus;
  readonly email: string | null;
  readonly confirmedAt: Date | null;
  readonly pausedUntil: Date | null;
}

export interface DueSubscription extends DeliveryRules, Interests {
  readonly active: boolean;
  readonly maxPapers: number;
}

export interface PreviousDelivery {
  readonly key: number;
  readonly status: DeliveryStatus.SENT | DeliveryStatus.EMPTY;
  readonly scheduledFor: Date;
  readonly emptySince: Date | null;
  readonly emptyTimes: number | null;
}

/** A subscription as an expression over its row. */
export const subscriptionInSql = `json_build_object(
        'active', subscription.active,
        'cadence', subscription.cadence,
        'weekday', subscription.weekday,
        'hour', subscription.hour,
        'timeZone', subscription.time_zone,
        'skipWeekends', subscription.skip_weekends,
        'maxPapers', subscription.max_papers,
        'minVotes', subscription.min_votes,
        'searches', subscription.searches,
        'authors', subscription.authors,
        'topics', array(
          select topic.slug
          from digest_subscription_topics followed
          join topics topic on topic.id = followed.topic_id
          where followed.subscription_id = subscription.id
          order by topic.slug
        )
      )`;

type Row = Omit<DueDelivery, 'subscriber' | 'subscription' | 'previous'> &
  Nullable<Omit<DueSubscriber, 'email' | 'confirmedAt' | 'pausedUntil'>> &
  Pick<DueSubscriber, 'email' | 'confirmedAt' | 'pausedUntil'> & {
    digest: DueSubscription | null;
    previousKey: number | null;
    previousStatus: PreviousDelivery['status'] | null;
    previousAt: Date | null;
    emptySince: Date | null;
    emptyTimes: number | null;
  };

type Nullable<Fields> = { [Name in keyof Fields]: Fields[Name] | null };

/** Locks the deliveries of a shard that have waited longest, and reads all that sending them depends on. */
export async function lockDueDeliveries(
  transaction: Transaction,
  { shard, now, size }: { shard: number; now: Date; size: number },
): Promise<DueDelivery[]> {
  const rows = await transaction.query<Row>(dueDeliveries(deliveriesOf(shard)), [now, size]);
  return rows.map(toDueDelivery);
}

function dueDeliveries(table: string): string {
  return `
    with due as materialized (
      select delivery.*
      from ${table} delivery
      where delivery.status = 'SCHEDULED' and delivery.attempt_after <= $1
      order by delivery.attempt_after
      limit $2
      for update
    )
    select due.id as "key", due.subscriber_id as "subscriberKey", due.subscription_id as "subscriptionKey",
      due.scheduled_for as "scheduledFor", due.attempt_after as "attemptAfter", due.attempts, due.made_at as "madeAt",
      due.paper_ids as "paperKeys", due.reason_ids as "reasonKeys",
      due.may_have_arrived as "mayHaveArrived",
      subscriber.status, subscriber.email, subscriber.confirmed_at as "confirmedAt",
      subscriber.paused_until as "pausedUntil",
      case when subscription.id is not null then ${subscriptionInSql} end as digest,
      previous.id as "previousKey", previous.status as "previousStatus", previous.scheduled_for as "previousAt",
      previous.empty_since as "emptySince", previous.empty_times as "emptyTimes",
      exists (
        select
        from ${table} later
        where later.subscriber_id = due.subscriber_id
          and later.subscription_id = due.subscription_id
          and later.scheduled_for > due.scheduled_for
          and later.scheduled_for <= $1
          and later.status <> 'SUPPRESSED'
          and (due.paper_ids is null or later.status = 'SCHEDULED' and later.attempts = 0)
      ) as "isOvertaken"
    from due
    left join subscribers subscriber on subscriber.id = due.subscriber_id
    left join digest_subscriptions subscription on subscription.id = due.subscription_id
    left join lateral (
      select earlier.*
      from ${table} earlier
      where earlier.subscriber_id = due.subscriber_id
        and earlier.subscription_id = due.subscription_id
        and earlier.scheduled_for < due.scheduled_for
        and earlier.status in ('SENT', 'EMPTY')
      order by earlier.scheduled_for desc
      limit 1
    ) as previous on true
    order by due.attempt_after, due.id`;
}

function toDueDelivery(row: Row): DueDelivery {
  const { status, email, confirmedAt, pausedUntil, digest, previousKey, previousStatus, previousAt, ...others } = row;
  const { emptySince, emptyTimes, ...delivery } = others;
  return {
    ...delivery,
    subscriber: status === null ? null : { status, email, confirmedAt, pausedUntil },
    subscription: digest,
    previous:
      previousKey === null || previousStatus === null || previousAt === null
        ? null
        : { key: previousKey, status: previousStatus, scheduledFor: previousAt, emptySince, emptyTimes },
  };
}
