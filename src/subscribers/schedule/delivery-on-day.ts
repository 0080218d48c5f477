import { Cadence } from '../cadence';
import { type DeliveryRules, isOff } from './delivery-days';
import { firstInstantOf, hourOfDay, localDay } from './local-time';
import { nextDeliveryAt } from './next-delivery-at';

const dayMillis = 86_400_000;

/**
 * When a digest is due on a day, counted from 1970-01-01: at its hour by the clock of its zone; null where its cadence
 * leaves that day out. With `anyDay` the cadence does not count, only whether the calendar has the day.
 */
export function deliveryOnDay(rules: DeliveryRules, day: number, { anyDay }: { anyDay: boolean }): Date | null {
  const { cadence, hour, timeZone } = rules;
  if (!anyDay && cadence !== Cadence.INSTANT) {
    const due = nextDeliveryAt(rules, new Date(firstInstantOf(timeZone, day * dayMillis) - 1));
    return due !== null && localDay(timeZone, due.getTime()) === day ? due : null;
  }
  const at = !anyDay && isOff(rules, day) ? null : hourOfDay(timeZone, day, hour);
  return at === null ? null : new Date(at);
}
