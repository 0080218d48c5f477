import type { Queryable } from '../../platform/database/queryable';
import { deliveryOnDay, type DeliveryRules, localDay } from '../../subscribers';

/** A part of the subscriptions that a day's digests are scheduled for, in the order of their keys. */
export interface DayBatch {
  /** How many were looked at. */
  readonly subscriptions: number;
  /** Those that are due on the day, with the time; of the others none is. */
  readonly due: readonly { readonly key: number; readonly scheduledFor: Date }[];
  /** Behind which key the next part begins; null where there is none. */
  readonly next: number | null;
}

/** Which subscriptions: all that are live and due on the day by their cadence, or those named, whatever theirs is. */
export interface DayTask {
  /** Counted from 1970-01-01, in the calendar of each subscription; null for the day that it shows now. */
  readonly day: number | null;
  readonly keys: readonly number[] | null;
  readonly now: Date;
  readonly after: number;
  readonly size: number;
}

interface RuleGroup extends DeliveryRules {
  isLive: boolean;
  keys: number[];
}

/** Reads the next part, and works out for each set of rules once when its digest is due. */
export async function readDayBatch(database: Queryable, task: DayTask): Promise<DayBatch> {
  const groups = await readGroups(database, task);
  const keys = groups.flatMap((group) => group.keys);
  return {
    subscriptions: keys.length,
    due: groups.flatMap((group) => {
      const scheduledFor = group.isLive ? dueTime(group, task) : null;
      return scheduledFor === null ? [] : group.keys.map((key) => ({ key, scheduledFor }));
    }),
    next: keys.length < task.size ? null : keys.reduce((most, key) => Math.max(most, key)),
  };
}

/** Null for a day that has not begun there. */
function dueTime(rules: DeliveryRules, { day, keys, now }: DayTask): Date | null {
  const today = localDay(rules.timeZone, now.getTime());
  return day !== null && day > today ? null : deliveryOnDay(rules, day ?? today, { anyDay: keys !== null });
}

const allLive = `subscription.active and subscriber.status = 'ACTIVE'`;
const named = 'subscription.id = any ($3::integer[])';

function readGroups(database: Queryable, { keys, after, size }: DayTask): Promise<RuleGroup[]> {
  return database.query<RuleGroup>(
    `with batch as (
       select subscription.*, subscription.active and subscriber.status = 'ACTIVE' as is_live
       from digest_subscriptions subscription
       join subscribers subscriber on subscriber.id = subscription.subscriber_id
       where subscription.id > $1
         and ${keys === null ? allLive : named}
       order by subscription.id
       limit $2
     )
     select batch.cadence, batch.weekday, batch.hour, batch.time_zone as "timeZone", batch.skip_weekends as "skipWeekends",
       batch.is_live as "isLive", array_agg(batch.id) as keys
     from batch
     group by batch.cadence, batch.weekday, batch.hour, batch.time_zone, batch.skip_weekends, batch.is_live`,
    keys === null ? [after, size] : [after, size, keys],
  );
}
