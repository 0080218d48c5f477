import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

const willing = new Set([SubscriberStatus.PENDING, SubscriberStatus.ACTIVE, SubscriberStatus.PAUSED]);

/** Refuses, as a CONFLICT, to give a digest to one who has left: only a confirmation of their own brings them back. */
export function requireWillingness({ status }: Subscriber, field: string[]): void {
  if (!willing.has(status)) {
    const message = `Expected a subscriber who wants mail, but this one is ${status}: they have to subscribe anew.`;
    throw refuse(UserErrorCode.CONFLICT, field, message);
  }
}
