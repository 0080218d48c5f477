import type { Transaction } from '../../platform/database/transaction';
import { instantDeliveryAt } from '../schedule/next-delivery-at';
import type { DeliveryRules } from '../schedule/delivery-days';

const subscriptionsAtOnce = 10_000;

/** INSTANT subscriptions that papers have reached, which are to come together at one instant. */
export interface Reached {
  readonly at: Date;
  /** By subscription: when the newest of the papers that reach it came in here. */
  readonly knownAt: ReadonlyMap<number, Date>;
}

/**
 * Plans a mail for the INSTANT subscriptions that papers have reached: at that instant, or when the day off is over;
 * one that is planned earlier stays so. Those that are not mailed, and those that are younger than their papers, are
 * passed over. Returns those that are INSTANT no more.
 */
export async function wakeSubscriptions(transaction: Transaction, { at, knownAt }: Reached): Promise<number[]> {
  const gone: number[] = [];
  const reached = [...knownAt].toSorted(([one], [other]) => one - other);
  for (let start = 0; start < reached.length; start += subscriptionsAtOnce) {
    const part = reached.slice(start, start + subscriptionsAtOnce);
    const keys = part.map(([key]) => key);
    const standings = await readStandings(transaction, part, at);
    const known = new Set(standings.map(({ key }) => key));
    gone.push(...keys.filter((key) => !known.has(key)));
    await plan(
      transaction,
      standings.filter(({ isOpen }) => isOpen).map(({ key }) => key),
      at,
    );
  }
  return gone;
}

/** Most of those that a busy hour reaches are planned already: they are not locked. */
function readStandings(
  transaction: Transaction,
  reached: readonly (readonly [key: number, knownAt: Date])[],
  at: Date,
): Promise<{ key: number; isOpen: boolean }[]> {
  return transaction.query(
    `select subscription.id as "key",
       subscription.active
         and subscription.created_at <= reached.known_at
         and (subscription.next_delivery_at is null or subscription.next_delivery_at > $3) as "isOpen"
     from unnest($1::integer[], $2::timestamptz[]) as reached (id, known_at)
     join digest_subscriptions subscription on subscription.id = reached.id
     where subscription.cadence = 'INSTANT'`,
    [reached.map(([key]) => key), reached.map(([, knownAt]) => knownAt), at],
  );
}

type InstantRules = Pick<DeliveryRules, 'hour' | 'timeZone' | 'skipWeekends'>;

async function plan(transaction: Transaction, keys: readonly number[], at: Date): Promise<void> {
  if (keys.length === 0) {
    return;
  }
  // The row of its subscriber is the lock of all that is theirs: whoever changes that holds it first.
  const groups = await transaction.query<InstantRules & { keys: number[] }>(
    `with held as (
       select subscription.id, subscription.hour, subscription.time_zone, subscription.skip_weekends
       from digest_subscriptions subscription
       join subscribers subscriber on subscriber.id = subscription.subscriber_id
       where subscription.id = any ($1::integer[]) and subscriber.status = 'ACTIVE'
       order by subscriber.id
       for share of subscriber
     )
     select held.hour, held.time_zone as "timeZone", held.skip_weekends as "skipWeekends", array_agg(held.id) as keys
     from held
     group by held.hour, held.time_zone, held.skip_weekends`,
    [keys],
  );
  const planned = groups.flatMap(({ keys: alike, ...rules }) => {
    const due = instantDeliveryAt(rules, at);
    return alike.map((key) => ({ key, due }));
  });
  await transaction.query(
    `update digest_subscriptions subscription
     set next_delivery_at = planned.due
     from unnest($1::integer[], $2::timestamptz[]) as planned (id, due)
     where subscription.id = planned.id
       and subscription.active
       and subscription.cadence = 'INSTANT'
       and (subscription.next_delivery_at is null or subscription.next_delivery_at > planned.due)`,
    [planned.map(({ key }) => key), planned.map(({ due }) => due)],
  );
}
