import type { DeliveryRules } from './delivery-days';
import { nextDeliveryAt } from './next-delivery-at';

/** `nextDeliveryAt` from one instant on, worked out once for equal rules: of an import, most are. */
export function deliveryPlanner(now: Date): (rules: DeliveryRules) => Date | null {
  const known = new Map<string, Date | null>();
  return ({ cadence, weekday, hour, timeZone, skipWeekends }) => {
    const name = [cadence, weekday, hour, timeZone, skipWeekends].join(' ');
    const due = known.get(name);
    if (due !== undefined) {
      return due;
    }
    const worked = nextDeliveryAt({ cadence, weekday, hour, timeZone, skipWeekends }, now);
    known.set(name, worked);
    return worked;
  };
}
