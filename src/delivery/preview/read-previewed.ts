import type { Queryable } from '../../platform/database/queryable';
import { type DueSubscription, subscriptionInSql } from '../claiming/due-delivery';

/** A subscription whose mail is previewed, and whose it is. */
export interface Previewed {
  readonly subscriberKey: number;
  readonly confirmedAt: Date | null;
  readonly subscription: DueSubscription;
}

/** How the ledger stands at a time that a mail is due. */
export interface LedgerAtTime {
  /** The delivery before; see DueDelivery. */
  readonly previous: { readonly scheduledFor: Date } | null;
  /** What the mail of this very time holds, where its papers were chosen already. */
  readonly chosen: { readonly paperKeys: readonly number[]; readonly reasonKeys: readonly number[] } | null;
}

/** Reads a subscription by its key; null where there is none. */
export async function readPreviewed(database: Queryable, key: number): Promise<Previewed | null> {
  const [row] = await database.query<Previewed>(
    `select subscription.subscriber_id as "subscriberKey", subscriber.confirmed_at as "confirmedAt",
      ${subscriptionInSql} as "subscription"
     from digest_subscriptions subscription
     join subscribers subscriber on subscriber.id = subscription.subscriber_id
     where subscription.id = $1`,
    [key],
  );
  return row ?? null;
}

/** Reads what the ledger has of a subscription at a time, and before it. */
export async function readLedgerAt(
  database: Queryable,
  { subscriberKey, subscriptionKey, at }: { subscriberKey: number; subscriptionKey: number; at: Date },
): Promise<LedgerAtTime> {
  const rows = await database.query<{ scheduledFor: Date; paperKeys: number[] | null; reasonKeys: number[] | null }>(
    `(
       select delivery.scheduled_for as "scheduledFor", delivery.paper_ids as "paperKeys",
         delivery.reason_ids as "reasonKeys"
       from deliveries delivery
       where delivery.subscriber_id = $1 and delivery.subscription_id = $2 and delivery.scheduled_for = $3
     )
     union all
     (
       select delivery.scheduled_for, null, null
       from deliveries delivery
       where delivery.subscriber_id = $1
         and delivery.subscription_id = $2
         and delivery.scheduled_for < $3
         and delivery.status in ('SENT', 'EMPTY')
       order by delivery.scheduled_for desc
       limit 1
     )`,
    [subscriberKey, subscriptionKey, at],
  );
  const present = rows.find(({ scheduledFor }) => scheduledFor.getTime() === at.getTime());
  const { paperKeys = null, reasonKeys = null } = present ?? {};
  return {
    previous: rows.find((row) => row !== present) ?? null,
    chosen: paperKeys === null || reasonKeys === null ? null : { paperKeys, reasonKeys },
  };
}
