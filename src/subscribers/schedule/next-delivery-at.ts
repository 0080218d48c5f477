import { Cadence } from '../cadence';
import { type DeliveryRules, isOff, namedDay } from './delivery-days';
import { hourOfDay, localDay } from './local-time';

/** A mail is put off by so many days at most: from Saturday to the Tuesday behind a Monday that the calendar leaves out. */
const longestDelay = 3;

const hourMillis = 3_600_000;

/**
 * When a digest is due next, later than an instant; null for INSTANT, which comes with its papers.
 *
 * It is due on the days that its cadence names, at its hour by the clock of its zone: DAILY on every day, WEEKDAYS from
 * Monday to Friday, WEEKLY on its weekday or else on Monday, MONTHLY on the first. With `skipWeekends`, what would come
 * on a Saturday or Sunday comes on Monday. An hour that clocks leave out begins where they go on, one that they show
 * twice is the first; what would come on a day that the calendar leaves out comes on the next.
 */
export function nextDeliveryAt(rules: DeliveryRules, after: Date): Date | null {
  if (rules.cadence === Cadence.INSTANT) {
    return null;
  }
  const today = localDay(rules.timeZone, after.getTime());
  for (let named = namedDay(rules, today - longestDelay); ; named = namedDay(rules, named + 1)) {
    const due = firstDue(rules, named);
    if (due > after.getTime()) {
      return new Date(due);
    }
  }
}

/** The end of the hour that an instant lies in, or it itself: until then, what arrives waits to come together. */
export function gatheringAt(arrivedAt: Date): Date {
  return new Date(Math.ceil(arrivedAt.getTime() / hourMillis) * hourMillis);
}

/** When papers that have just arrived are mailed at the earliest: at once, but on a day off on the next day that is none. */
export function instantDeliveryAt(
  rules: Pick<DeliveryRules, 'hour' | 'timeZone' | 'skipWeekends'>,
  arrivedAt: Date,
): Date {
  const today = localDay(rules.timeZone, arrivedAt.getTime());
  const standing = { ...rules, cadence: Cadence.INSTANT, weekday: null };
  return isOff(standing, today) ? new Date(firstDue(standing, today)) : arrivedAt;
}

/** The hour of the first day from this one on that is no day off, and that the calendar has. */
function firstDue(rules: DeliveryRules, from: number): number {
  for (let day = from; ; day += 1) {
    const due = isOff(rules, day) ? null : hourOfDay(rules.timeZone, day, rules.hour);
    if (due !== null) {
      return due;
    }
  }
}
