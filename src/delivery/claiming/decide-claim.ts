import { SubscriberStatus } from '../../subscribers';
import type { DeliveryCode } from '../delivery-status';
import type { DueDelivery, DueSubscriber, DueSubscription } from './due-delivery';

/** What is to be done about a delivery whose time has come. */
export type Claim =
  | { readonly kind: 'suppress'; readonly reason: DeliveryCode; readonly detail: string | null }
  /** To one who wants it: what was never handed over is chosen anew, with what others have given back since. */
  | { readonly kind: 'choose'; readonly email: string; readonly subscription: DueSubscription }
  /** It was handed over before, and goes with the same papers. */
  | { readonly kind: 'send again'; readonly email: string; readonly subscription: DueSubscription };

/** Decides it. Between planning and sending lie seconds or two days: who has left meanwhile gets no mail. */
export function decideClaim(delivery: DueDelivery): Claim {
  const { subscriber, subscription } = delivery;
  if (subscriber === null || subscriber.email === null) {
    return suppress('ERASED');
  }
  const unwilling = unwillingness(subscriber);
  if (unwilling !== null) {
    return suppress(unwilling, unwilling === 'PAUSED' ? (subscriber.pausedUntil?.toISOString() ?? null) : null);
  }
  if (subscription === null) {
    return suppress('DELETED');
  }
  if (!subscription.active) {
    return suppress('ENDED');
  }
  // One that was handed over may have arrived: it is not given up for another.
  if (delivery.isOvertaken && delivery.attempts === 0) {
    return suppress('OVERTAKEN');
  }
  const { email } = subscriber;
  return delivery.paperKeys === null || delivery.attempts === 0
    ? { kind: 'choose', email, subscription }
    : { kind: 'send again', email, subscription };
}

function suppress(reason: DeliveryCode, detail: string | null = null): Claim {
  return { kind: 'suppress', reason, detail };
}

function unwillingness({ status }: DueSubscriber): DeliveryCode | null {
  switch (status) {
    case SubscriberStatus.ACTIVE:
      return null;
    case SubscriberStatus.PENDING:
      return 'UNCONFIRMED';
    case SubscriberStatus.PAUSED:
    case SubscriberStatus.UNSUBSCRIBED:
    case SubscriberStatus.BOUNCED:
    case SubscriberStatus.ERASED:
      return status;
  }
}
