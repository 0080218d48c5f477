import type { Transaction } from '../../platform/database/transaction';
import { type BouncedMessage, recipientOfMail } from '../../platform/mail';
import { lockSubscriber, lockSubscribersOf, type Subscriber } from '../../subscribers';

/** Whose message came back. */
export interface Receiver {
  readonly subscriber: Subscriber;
  /** When the message was sent; null where that is forgotten. */
  readonly sentAt: Date | null;
}

/** Finds and locks them; null where the message or its subscriber is forgotten. */
export async function lockReceiver(transaction: Transaction, message: BouncedMessage): Promise<Receiver | null> {
  if (message.kind === 'mail') {
    const mail = await recipientOfMail(transaction, message.key);
    const [subscriber] = mail === null ? [] : await lockSubscribersOf(transaction, [mail.recipient]);
    return mail === null || subscriber === undefined ? null : { subscriber, sentAt: mail.sentAt };
  }
  const subscriber = await lockSubscriber(transaction, Number(message.subscriberKey));
  if (subscriber === null) {
    return null;
  }
  const [delivery] = await transaction.query<{ sentAt: Date }>(
    `select coalesce(delivery.sent_at, delivery.made_at, delivery.scheduled_for) as "sentAt"
     from deliveries delivery
     where delivery.id = $1 and delivery.subscriber_id = $2`,
    [message.key, subscriber.key],
  );
  return { subscriber, sentAt: delivery?.sentAt ?? null };
}
