import { issueToken, retireTokens } from '../../access';
import type { Transaction } from '../../platform/database/transaction';
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
  /** The keys of their digest subscriptions that go on, in order, read behind that lock. */
  active: readonly number[];
  /** Which; all unless given. */
  subscriptionKey?: number | null;
  by: Actor;
  now: Date;
}

/**
 * Ends one digest subscription, or all. Who has none left that goes on is UNSUBSCRIBED, and every question whether they
 * want mail is closed. Returns how this end can be undone, beside those before it; null where nothing that was mailed has
 * ended.
 */
export async function endSubscriptions(end: End): Promise<Ended | null> {
  const { transaction, subscriber, active, subscriptionKey = null, by, now } = end;
  const ended = active.filter((key) => subscriptionKey === null || key === subscriptionKey);
  if (ended.length > 0) {
    transaction.send(
      `update digest_subscriptions
       set active = false,
         ended_at = $3,
         next_delivery_at = null
       where subscriber_id = $1 and id = any ($2::integer[])`,
      [subscriber.key, ended, now],
    );
  }
  const isLast = ended.length === active.length;
  const leaves = isLast && isAllowed('UNSUBSCRIBED', subscriber.status, SubscriberStatus.UNSUBSCRIBED);
  retireTokens(transaction, { subscriberKey: subscriber.key, purposes: ['CONFIRM'], now });
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
    subscriptionKeys: ended,
    endedAt: now.toISOString(),
    status: leaves ? status : null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
  };
  const undoToken = issueToken(transaction, { purpose: 'UNDO', subscriberKey: subscriber.key, detail, now });
  return { undoToken, detail };
}
