import { retireTokens } from '../../access';
import type { Transaction } from '../../platform/database/transaction';
import { moveSubscriber } from '../status/move-subscriber';
import { isAllowed } from '../status/transitions';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

/**
 * Ends all mail to somebody who complained of it to their provider, now and for what they may have begun: there is
 * nothing to undo, and nothing that waits for a confirmation is left. They are not mailed of it either.
 */
export async function endForComplaint({
  transaction,
  subscriber,
  now,
}: {
  transaction: Transaction;
  /** Its row locked. */
  subscriber: Subscriber;
  now: Date;
}): Promise<void> {
  const { key: subscriberKey, status } = subscriber;
  await transaction.query(
    `update digest_subscriptions
     set active = false,
       ended_at = $2,
       next_delivery_at = null
     where subscriber_id = $1 and active`,
    [subscriberKey, now],
  );
  await retireTokens(transaction, { subscriberKey, purposes: ['CONFIRM', 'UNDO'], now });
  const to = SubscriberStatus.UNSUBSCRIBED;
  if (isAllowed('COMPLAINED', status, to)) {
    await moveSubscriber({ transaction, subscriber, cause: 'COMPLAINED', to, by: { kind: 'BOUNCE' }, now });
  }
}
