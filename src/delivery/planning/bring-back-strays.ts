import type { Queryable } from '../../platform/database/queryable';
import type { Transaction } from '../../platform/database/transaction';
import { type DeliveryRules, nextDeliveryAt } from '../../subscribers';

/** Between two mails by any cadence lie fewer days: what is due later was planned by a clock that went ahead. */
const farthestMillis = 40 * 86_400_000;
const straysAtOnce = 1_000;

/**
 * Brings back subscriptions that are due further ahead than any cadence goes: a clock that was wrong, and was set right
 * since, would keep them silent until that day. Returns how many those were; as a rule, a look into an index finds none.
 */
export async function bringBackStrays(transaction: Transaction, now: Date): Promise<number> {
  const strays = await transaction.query<DeliveryRules & { key: number }>(
    `select subscription.id as "key", subscription.cadence, subscription.weekday, subscription.hour,
       subscription.time_zone as "timeZone", subscription.skip_weekends as "skipWeekends"
     from digest_subscriptions subscription
     where subscription.active and subscription.next_delivery_at > $1
     order by subscription.next_delivery_at desc
     limit $2
     for no key update skip locked`,
    [new Date(now.getTime() + farthestMillis), straysAtOnce],
  );
  if (strays.length > 0) {
    await transaction.query(
      `update digest_subscriptions subscription
       set next_delivery_at = given.next
       from unnest($1::integer[], $2::timestamptz[]) as given (id, next)
       where subscription.id = given.id`,
      [strays.map(({ key }) => key), strays.map((rules) => nextDeliveryAt(rules, now) ?? now)],
    );
  }
  return strays.length;
}

/** No try is put off for longer: what waits longer was put off by a clock that went ahead. */
const longestWaitMillis = 86_400_000;

/**
 * Has mails tried again that wait longer than any mail server makes them, with papers that no other mail may hold as
 * long as they do. Returns how many those were; as a rule, a look into an index finds none.
 */
export async function bringBackPutOff(database: Queryable, now: Date): Promise<number> {
  const strays = await database.query<object>(
    `update deliveries delivery
     set attempt_after = $1
     where delivery.status = 'SCHEDULED' and delivery.attempt_after > $2 and delivery.paper_ids is not null
     returning delivery.id`,
    [now, new Date(now.getTime() + longestWaitMillis)],
  );
  return strays.length;
}
