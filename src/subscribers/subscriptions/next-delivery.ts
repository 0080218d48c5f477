import { Cadence, Weekday } from '../cadence';

/** When a digest comes. */
export interface DeliveryRules {
  cadence: Cadence;
  weekday: Weekday | null;
  hour: number;
  timeZone: string;
  skipWeekends: boolean;
}

const dayMillis = 86_400_000;
const weekdays = Object.values(Weekday);

/** The first time after an instant that a digest is due; null where none is to be planned. */
export function nextDeliveryAt(rules: DeliveryRules, after: Date): Date | null {
  if (rules.cadence === Cadence.INSTANT) {
    return null;
  }
  const today = Math.floor((after.getTime() + offsetMillis(rules.timeZone, after)) / dayMillis);
  for (let day = today; day <= today + 63; day += 1) {
    const local = new Date(day * dayMillis + rules.hour * 3_600_000);
    const due = new Date(local.getTime() - offsetMillis(rules.timeZone, local));
    if (due > after && isDay(rules, local)) {
      return due;
    }
  }
  return null;
}

function isDay({ cadence, weekday, skipWeekends }: DeliveryRules, local: Date): boolean {
  const found = weekdays[(local.getUTCDay() + 6) % 7];
  const isWeekend = found === Weekday.SATURDAY || found === Weekday.SUNDAY;
  switch (cadence) {
    case Cadence.WEEKLY:
      return found === (weekday ?? Weekday.MONDAY);
    case Cadence.MONTHLY:
      return local.getUTCDate() === 1;
    case Cadence.WEEKDAYS:
      return !isWeekend;
    default:
      return !(skipWeekends && isWeekend);
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMillis(timeZone: string, at: Date): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1_000) * 1_000;
}
