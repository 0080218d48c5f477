import { Cadence, openSince } from '../../subscribers';
import type { Chooser } from '../choosing/choose-for-batch';
import type { DueDelivery, DueSubscription } from './due-delivery';

/** No mail looks back further, also after a long pause: between two by any cadence lie fewer days. */
const longestLookMillis = 40 * 86_400_000;

/**
 * From which papers a delivery may choose: those that arrived since the one before it. An INSTANT digest takes what
 * there is when it is made; others what there was when they were due, as far as it was known when they were to be sent: who
 * has a day sent by hand, since its papers came late, means these.
 */
export function chooserOf(
  {
    subscriberKey,
    scheduledFor,
    attemptAfter,
    previous,
  }: Pick<DueDelivery, 'subscriberKey' | 'scheduledFor' | 'attemptAfter'> & {
    readonly previous: { readonly scheduledFor: Date } | null;
  },
  subscription: DueSubscription,
  now: Date,
): Chooser {
  const at = subscription.cadence === Cadence.INSTANT ? now : scheduledFor;
  const open = openSince({ at, previous: previous?.scheduledFor ?? null });
  const since = new Date(Math.max(open.getTime(), at.getTime() - longestLookMillis));
  const knownBy = attemptAfter > at ? attemptAfter : at;
  return { subscriberKey, interests: subscription, maxPapers: subscription.maxPapers, since, at, knownBy };
}
