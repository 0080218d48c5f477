import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

/** What undoing brings back, kept with its token. */
export interface UndoDetail {
  subscriptionKeys: number[];
  /** When they ended, as JSON has instants: what has ended anew since is brought back by the undo of that end alone. */
  endedAt: string;
  /** What the subscriber was before; null where they stayed it. */
  status: SubscriberStatus.ACTIVE | SubscriberStatus.PAUSED | null;
  /** Of a pause, as JSON has instants. */
  pausedUntil: string | null;
}

/** Whether a subscriber still stands as the end left them: if not, something else has happened since. */
export function standsAsLeft({ status }: Subscriber, detail: UndoDetail): boolean {
  return detail.status === null
    ? status === SubscriberStatus.ACTIVE || status === SubscriberStatus.PAUSED
    : status === SubscriberStatus.UNSUBSCRIBED;
}
