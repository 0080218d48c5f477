import type { Transaction } from '../../platform/database/transaction';
import type { DeliveryRules } from '../schedule/delivery-days';
import { deliveryPlanner } from '../schedule/delivery-planner';

interface Standing extends DeliveryRules {
  key: number;
  isLive: boolean;
  nextDeliveryAt: Date | null;
}

/**
 * Brings `nextDeliveryAt` of subscribers' digest subscriptions in line with whether they are mailed at all. One that is
 * planned stays so, lest a mail that is due be lost.
 */
export async function refreshDeliveries(
  transaction: Transaction,
  subscriberKeys: readonly number[],
  now: Date,
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
  const next = deliveryPlanner(now);
  const planned = standings
    .filter(({ isLive, nextDeliveryAt: due }) => isLive === (due === null))
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
