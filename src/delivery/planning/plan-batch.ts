import type { Transaction } from '../../platform/database/transaction';
import type { DeliveryRules } from '../../subscribers';
import { shardOfTable } from '../shards';
import { dueSpan } from './due-span';

/** What a batch came to. */
export interface PlannedBatch {
  /** How many subscriptions were due; fewer than asked for where no more are. */
  subscriptions: number;
  /** The shards that have something to send since. */
  shards: number[];
}

/** Subscriptions that were due at one time by the same rules. */
interface DueGroup extends DeliveryRules {
  due: Date;
  keys: number[];
}

/**
 * INSTANT ones wait a little: the paper that makes one due may come in while it is being planned, and is then not seen
 * to be still to come by whoever watches papers.
 */
const instantRestMillis = 5_000;

/**
 * Plans subscriptions that are due: leaves a delivery for each, and moves it to its next time. Those that somebody else
 * has locked, another planner or the person themself, are left for the next batch.
 */
export async function planBatch(
  transaction: Transaction,
  { now, size }: { now: Date; size: number },
): Promise<PlannedBatch> {
  const groups = await lockDue(transaction, now, size);
  const planned = groups.flatMap(({ keys, due, ...rules }) => {
    const { scheduledFor, next } = dueSpan(rules, due, now);
    return keys.map((key) => ({ key, scheduledFor, next }));
  });
  return {
    subscriptions: planned.length,
    shards: planned.length === 0 ? [] : await writePlanned(transaction, planned),
  };
}

/** Many are due by the same rules: they come as one row, and their next time is worked out once. */
function lockDue(transaction: Transaction, now: Date, size: number): Promise<DueGroup[]> {
  return transaction.query<DueGroup>(
    `with due as (
       select subscription.id, subscription.cadence, subscription.weekday, subscription.hour, subscription.time_zone,
         subscription.skip_weekends, subscription.next_delivery_at
       from digest_subscriptions subscription
       where subscription.active and subscription.next_delivery_at <= $1
       order by subscription.next_delivery_at
       limit $2
       for no key update skip locked
     )
     select due.cadence, due.weekday, due.hour, due.time_zone as "timeZone", due.skip_weekends as "skipWeekends",
       due.next_delivery_at as "due", array_agg(due.id) as keys
     from due
     group by due.cadence, due.weekday, due.hour, due.time_zone, due.skip_weekends, due.next_delivery_at`,
    [now, size],
  );
}

/** A due time that was planned before, as after a clock was set back, is not planned again. */
async function writePlanned(
  transaction: Transaction,
  planned: readonly { key: number; scheduledFor: Date; next: Date | null }[],
): Promise<number[]> {
  const touched = await transaction.query<{ table: string }>(
    `with planned as (
       select *
       from unnest($1::integer[], $2::timestamptz[], $3::timestamptz[]) as given (id, scheduled_for, next)
     ),
     moved as (
       update digest_subscriptions subscription
       set next_delivery_at = planned.next
       from planned
       where subscription.id = planned.id
       returning subscription.id, subscription.subscriber_id, subscription.cadence, planned.scheduled_for
     ),
     written as (
       insert into deliveries (subscriber_id, subscription_id, scheduled_for, attempt_after)
       select moved.subscriber_id, moved.id, moved.scheduled_for,
         case
           when moved.cadence = 'INSTANT' then moved.scheduled_for + $4 * interval '1 millisecond'
           else moved.scheduled_for
         end
       from moved
       on conflict (subscriber_id, scheduled_for, subscription_id) do nothing
       returning tableoid
     )
     select distinct written.tableoid::regclass::text as "table"
     from written`,
    [
      planned.map(({ key }) => key),
      planned.map(({ scheduledFor }) => scheduledFor),
      planned.map(({ next }) => next),
      instantRestMillis,
    ],
  );
  return touched.map(({ table }) => shardOfTable(table));
}
