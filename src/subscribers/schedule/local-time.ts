import { offsetAt, stretches } from './zone-offsets';

const dayMillis = 86_400_000;
const hourMillis = 3_600_000;

/** No clock was ever further from UTC. */
const farthestOffset = 16 * hourMillis;

/** What a zone's clock shows at an instant, as the milliseconds that it would be in UTC. */
export function localTime(timeZone: string, instant: number): number {
  return instant + offsetAt(timeZone, instant);
}

/** The day that a zone's calendar shows at an instant, counted from 1970-01-01. */
export function localDay(timeZone: string, instant: number): number {
  return Math.floor(localTime(timeZone, instant) / dayMillis);
}

/**
 * The first instant at which a zone's clock shows this local time or a later one: of a time that exists twice the first,
 * of one that does not exist the end of the gap.
 */
export function firstInstantOf(timeZone: string, local: number): number {
  for (const { from, to, offset } of stretches(timeZone, local - farthestOffset, local + farthestOffset)) {
    const reached = Math.max(from, local - offset);
    if (reached < to) {
      return reached;
    }
  }
  throw new Error(`Expected the clock of "${timeZone}" to come to ${new Date(local).toISOString()}, but it does not.`);
}

/** The first instant of an hour of a local day; null where the calendar has left that day out. */
export function hourOfDay(timeZone: string, day: number, hour: number): number | null {
  const instant = firstInstantOf(timeZone, day * dayMillis + hour * hourMillis);
  const isOfDay = (found: number): boolean => localDay(timeZone, found) === day;
  return isOfDay(instant) || isOfDay(firstInstantOf(timeZone, day * dayMillis)) ? instant : null;
}
