import { SubscriberStatus } from '../subscriber-status';
import type { RequestKind } from './subscription-request.entity';

/** What a request leads to: a mail, or nothing at all. */
export type Answer = 'CONFIRMATION' | 'MANAGE_LINK' | 'NOTHING';

/**
 * What becomes of a request, by where its address stands (null: nowhere). Without a consent that lives, an address is
 * sent nothing but the question whether it wants mail, and that only where someone subscribed it: an import asks those
 * alone that were new to it. A subscriber who subscribes again is sent the way to what they have.
 */
export function decideAnswer(kind: RequestKind, status: SubscriberStatus | null): Answer {
  const consents = status === SubscriberStatus.ACTIVE || status === SubscriberStatus.PAUSED;
  switch (kind) {
    case 'SUBSCRIBE':
      return consents ? 'MANAGE_LINK' : 'CONFIRMATION';
    case 'MANAGE_LINK':
      return consents ? 'MANAGE_LINK' : 'NOTHING';
    case 'IMPORT':
      return status === SubscriberStatus.PENDING ? 'CONFIRMATION' : 'NOTHING';
  }
}
