import { Cadence } from '../cadence';
import type { DeliveryRules } from '../schedule/delivery-days';
import { gatheringAt, instantDeliveryAt, nextDeliveryAt } from '../schedule/next-delivery-at';

const hourMillis = 3_600_000;
/** Between two mails lie fewer days, whatever the cadence. */
const longestPause = 40 * 24 * hourMillis;

/** When a digest by a cadence was due, from an instant on and before another; and when it was for the last time before. */
export function dueTimes(rules: DeliveryRules, from: Date, to: Date): { previous: Date; due: Date[] } {
  const justBefore = new Date(from.getTime() - 1);
  if (rules.cadence === Cadence.INSTANT) {
    return { previous: justBefore, due: [] };
  }
  let previous = justBefore;
  const due: Date[] = [];
  for (
    let at = nextDeliveryAt(rules, new Date(from.getTime() - longestPause));
    at !== null && at < to;
    at = nextDeliveryAt(rules, at)
  ) {
    if (at < from) {
      previous = at;
    } else {
      due.push(at);
    }
  }
  return { previous, due };
}

/** When an INSTANT digest was due whose papers arrived at these instants: what arrives within an hour comes together. */
export function instantTimes(rules: DeliveryRules, arrivals: readonly Date[], to: Date): Date[] {
  const times = arrivals.map((at) => instantDeliveryAt(rules, gatheringAt(at)).getTime());
  return [...new Set(times)]
    .filter((at) => at < to.getTime())
    .toSorted((one, other) => one - other)
    .map((at) => new Date(at));
}
