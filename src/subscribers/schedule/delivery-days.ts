import { Cadence, Weekday } from '../cadence';

/** On which days a digest comes, and at what local hour. */
export interface DeliveryRules {
  readonly cadence: Cadence;
  /** For WEEKLY: null stands for Monday. */
  readonly weekday: Weekday | null;
  /** Local, 0 to 23. */
  readonly hour: number;
  /** An IANA name that isTimeZone has let pass. */
  readonly timeZone: string;
  readonly skipWeekends: boolean;
}

const dayMillis = 86_400_000;
const weekdays = Object.values(Weekday);
const monday = weekdays.indexOf(Weekday.MONDAY);
const saturday = weekdays.indexOf(Weekday.SATURDAY);
/** 1970-01-01, from which days are counted. */
const firstWeekday = weekdays.indexOf(Weekday.THURSDAY);

/** Whether a day, counted from 1970-01-01, is one that mail stays away on. */
export function isOff(
  { cadence, skipWeekends }: Pick<DeliveryRules, 'cadence' | 'skipWeekends'>,
  day: number,
): boolean {
  return (skipWeekends || cadence === Cadence.WEEKDAYS) && weekdayOf(day) >= saturday;
}

/** The first day from this one on that the cadence names: any day, the weekday, or the first of a month. */
export function namedDay({ cadence, weekday }: Pick<DeliveryRules, 'cadence' | 'weekday'>, day: number): number {
  switch (cadence) {
    case Cadence.INSTANT:
    case Cadence.DAILY:
    case Cadence.WEEKDAYS:
      return day;
    case Cadence.WEEKLY: {
      const wanted = weekday === null ? monday : weekdays.indexOf(weekday);
      return day + ((wanted - weekdayOf(day) + 7) % 7);
    }
    case Cadence.MONTHLY: {
      const date = new Date(day * dayMillis);
      const isFirst = date.getUTCDate() === 1;
      return isFirst ? day : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMillis;
    }
  }
}

/** Monday is 0. */
function weekdayOf(day: number): number {
  return (((day + firstWeekday) % 7) + 7) % 7;
}
