import type { Transaction } from '../../platform/database/database';
import { type DeliveryRules, nextDeliveryAt } from './next-delivery';

interface Standing extends DeliveryRules {
  key: number;
  isLive: boolean;
  nextDeliveryAt: Date | null;
}

/**
 * Brings `nextDeliveryAt` of subscribers' digest subscriptions in line with whether they are mailed at all. One that is
 * planned stays so, lest a mail that is due be lost, unless its rules have changed.
 */
export async function refreshDeliveries(
  transaction: Transaction,
  subscriberKeys: readonly number[],
  now: Date,
  { rulesChanged = [] }: { rulesChanged?: readonly number[] } = {},
): Promise<void> {
  const standings = await transaction.query<Standing>(
    `select subscription.id as "key", subscription.cadence, subscription.weekday, subscription.hour,
       subscription.time_zone as "timeZone", subscription.skip_weekends as "skipWeekends",
       subscription.next_delivery_at as "nextDeliveryAt",
       subscription.active and subscriber.status = 'ACTIVE' as "isLive"
     from digest_subscriptions subscription
     join subscribers subscriber on subscriber.id = subscription.subscriber_id
     where subscription.subscriber_id = any ($1::integer[])`,
    [subscriberKeys],
  );
  const next = plannerAfter(now);
  const planned = standings
    .filter(({ key, isLive, nextDeliveryAt: due }) =>
      isLive ? due === null || rulesChanged.includes(key) : due !== null,
    )
    .map((standing) => ({ key: standing.key, due: standing.isLive ? next(standing) : null }));
  if (planned.length === 0) {
    return;
  }
  await transaction.query(
    `update digest_subscriptions subscription
     set next_delivery_at = planned.due
     from unnest($1::integer[], $2::timestamptz[]) as planned (id, due)
     where subscription.id = planned.id`,
    [planned.map(({ key }) => key), planned.map(({ due }) => due)],
  );
}

/** `nextDeliveryAt` from one instant on, worked out once for equal rules: of an import, most are. */
function plannerAfter(now: Date): (rules: DeliveryRules) => Date | null {
  const known = new Map<string, Date | null>();
  return ({ cadence, weekday, hour, timeZone, skipWeekends }) => {
    const name = [cadence, weekday, hour, timeZone, skipWeekends].join(' ');
    const due = known.get(name);
    if (due !== undefined) {
      return due;
    }
    const worked = nextDeliveryAt({ cadence, weekday, hour, timeZone, skipWeekends }, now);
    known.set(name, worked);
    return worked;
  };
}
