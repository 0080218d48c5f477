import { Cadence, Weekday } from '../../../src/subscribers/cadence';
import type { DeliveryRules } from '../../../src/subscribers/schedule/delivery-days';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weekdays = Object.values(Weekday);

/** A zone's clock as someone saw it who looked at it every minute of a range. */
export interface WatchedClock {
  from: number;
  /** What it showed each minute, as the milliseconds that it would be in UTC. */
  shown: readonly number[];
  /** The days that it showed, counted from 1970-01-01. */
  dates: ReadonlySet<number>;
}

/** Looks every hour, and every minute of an hour that a change of the clock falls into. */
export function watchClock(timeZone: string, from: number, to: number): WatchedClock {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const look = (at: number): number => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
  const shown: number[] = [];
  for (let at = from, first = look(from); at < to; at += hour) {
    const next = look(at + hour);
    for (let passed = 0; passed < hour; passed += minute) {
      shown.push(next === first + hour ? first + passed : look(at + passed));
    }
    first = next;
  }
  return { from, shown, dates: new Set(shown.map((local) => Math.floor(local / day))) };
}

/** The first minute after an instant at which such a digest is due, by going through them all; null where none is. */
export function dueByWatching(
  { from, shown, dates }: WatchedClock,
  rules: DeliveryRules,
  after: number,
): number | null {
  let [reached = 0] = dates;
  let isPending = false;
  // A plain loop, for there are a hundred thousand minutes.
  for (let index = 0; index < shown.length; index += 1) {
    const local = shown[index] ?? 0;
    // All dates whose hour the clock has come to for the first time: more than one where it jumps.
    while (local >= (reached + 1) * day + rules.hour * hour) {
      reached += 1;
      isPending ||= isNamed(rules, reached);
      const at = from + index * minute;
      if (isPending && dates.has(reached) && !isDayOff(rules, reached)) {
        isPending = false;
        if (at > after) {
          return at;
        }
      }
    }
  }
  return null;
}

function isNamed({ cadence, weekday }: DeliveryRules, date: number): boolean {
  switch (cadence) {
    case Cadence.WEEKLY:
      return weekdayOf(date) === (weekday ?? Weekday.MONDAY);
    case Cadence.MONTHLY:
      return new Date(date * day).getUTCDate() === 1;
    default:
      return true;
  }
}

function isDayOff({ cadence, skipWeekends }: DeliveryRules, date: number): boolean {
  return (skipWeekends || cadence === Cadence.WEEKDAYS) && weekdayOf(date).startsWith('S');
}

function weekdayOf(date: number): string {
  return weekdays[(new Date(date * day).getUTCDay() + 6) % 7] ?? '';
}
