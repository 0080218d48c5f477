import type { Database } from '../../platform/database/database';
import type { Queryable } from '../../platform/database/queryable';
import type { Transaction } from '../../platform/database/transaction';
import { type DeliveryRules, nextDeliveryAt } from '../../subscribers';

/** Of either. Each batch is a transaction of its own: however many went astray, none fails for all. */
export interface StrayTask {
  readonly database: Database;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly batchSize?: number;
}

const straysAtOnce = 1_000;
/** A look passes by the WEEKLY and MONTHLY ones that are due as they should be, where nothing of them is in memory. */
const statementMillis = 60_000;

/**
 * Brings back subscriptions that are due further ahead than their cadence goes: a clock that was wrong, and was set right
 * since, would keep them silent until that day. Returns how many those were.
 */
export function bringBackStrays(task: StrayTask): Promise<number> {
  const { database, now } = task;
  return inBatches(task, (size) =>
    database.transaction((transaction) => {
      transaction.giveTime(statementMillis);
      return bringBackSome(transaction, now, size);
    }),
  );
}

async function bringBackSome(transaction: Transaction, now: Date, size: number): Promise<number> {
  // A cadence, and what a weekend and a day that the calendar leaves out add to it.
  const strays = await transaction.query<DeliveryRules & { key: number }>(
    `select subscription.id as "key", subscription.cadence, subscription.weekday, subscription.hour,
       subscription.time_zone as "timeZone", subscription.skip_weekends as "skipWeekends"
     from digest_subscriptions subscription
     where subscription.active
       and subscription.next_delivery_at > $1::timestamptz + interval '5 days'
       and subscription.next_delivery_at > $1::timestamptz + case subscription.cadence
         when 'WEEKLY' then interval '12 days'
         when 'MONTHLY' then interval '40 days'
         else interval '5 days'
       end
     limit $2
     for no key update skip locked`,
    [now, size],
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

/**
 * Has mails tried again that wait for longer than a day, which no mail server makes them: with papers that no other mail
 * may hold as long as they do. Returns how many those were; as a rule, a look into an index finds none.
 */
export function bringBackPutOff(task: StrayTask): Promise<number> {
  return inBatches(task, (size) => bringBackSomePutOff(task.database, task.now, size));
}

async function bringBackSomePutOff(database: Queryable, now: Date, size: number): Promise<number> {
  const strays = await database.query<object>(
    `with strays as (
       select delivery.id, delivery.subscriber_id
       from deliveries delivery
       where delivery.status = 'SCHEDULED'
         and delivery.attempt_after > $1::timestamptz + interval '1 day'
         and delivery.paper_ids is not null
       limit $2
     )
     update deliveries delivery
     set attempt_after = $1
     from strays
     where delivery.id = strays.id and delivery.subscriber_id = strays.subscriber_id and delivery.status = 'SCHEDULED'
     returning delivery.id`,
    [now, size],
  );
  return strays.length;
}

async function inBatches(
  { signal, batchSize = straysAtOnce }: StrayTask,
  bringBack: (size: number) => Promise<number>,
): Promise<number> {
  let all = 0;
  while (!signal.aborted) {
    const some = await bringBack(batchSize);
    all += some;
    if (some < batchSize) {
      break;
    }
  }
  return all;
}
