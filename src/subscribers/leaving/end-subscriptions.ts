import { issueToken, retireTokens } from '../../access';
import type { Transaction } from '../../platform/database/database';
import type { Actor } from '../status/actor';
import { moveSubscriber } from '../status/move-subscriber';
import { isAllowed } from '../status/transitions';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import type { UndoDetail } from './undo-detail';

/** Something that was mailed, and has ended. */
export interface Ended {
  /** Undoes it for a day. */
  undoToken: string;
  detail: UndoDetail;
}

interface End {
  transaction: Transaction;
  /** Its row locked. */
  subscriber: Subscriber;
  /** Which; all unless given. */
  subscriptionKey?: number | null;
  by: Actor;
  now: Date;
}

/**
 * Ends one digest subscription, or all. Who has none left that goes on is UNSUBSCRIBED, and every question whether they
 * want mail is closed. Returns how it can be undone; null where nothing that was mailed has ended.
 */
export async function endSubscriptions(end: End): Promise<Ended | null> {
  const { transaction, subscriber, subscriptionKey, by, now } = end;
  const active = await transaction.query<{ key: number; isEnded: boolean }>(
    `with ended as (
       update digest_subscriptions
       set active = false,
         ended_at = $3,
         next_delivery_at = null
       where subscriber_id = $1
         and active
         and ($2::integer is null or id = $2)
       returning id
     )
     select subscription.id as "key", ended.id is not null as "isEnded"
     from digest_subscriptions subscription
     left join ended on ended.id = subscription.id
     where subscription.subscriber_id = $1 and subscription.active
     order by subscription.id`,
    [subscriber.key, subscriptionKey ?? null, now],
  );
  const ended = active.filter(({ isEnded }) => isEnded);
  const isLast = ended.length === active.length;
  const leaves = isLast && isAllowed('UNSUBSCRIBED', subscriber.status, SubscriberStatus.UNSUBSCRIBED);
  await retireTokens(transaction, {
    subscriberKey: subscriber.key,
    purposes: ended.length > 0 || leaves ? ['CONFIRM', 'UNDO'] : ['CONFIRM'],
    now,
  });
  if (leaves) {
    const to = SubscriberStatus.UNSUBSCRIBED;
    await moveSubscriber({ transaction, subscriber, cause: 'UNSUBSCRIBED', to, by, now });
  }
  const { status, pausedUntil } = subscriber;
  if (status !== SubscriberStatus.ACTIVE && status !== SubscriberStatus.PAUSED) {
    return null;
  }
  if (ended.length === 0 && !leaves) {
    return null;
  }
  const detail: UndoDetail = {
    subscriptionKeys: ended.map(({ key }) => key),
    status: leaves ? status : null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
  };
  const undoToken = await issueToken(transaction, { purpose: 'UNDO', subscriberKey: subscriber.key, detail, now });
  return { undoToken, detail };
}
