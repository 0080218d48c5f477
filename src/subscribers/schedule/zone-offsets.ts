import { isTimeZone } from '../judging/is-time-zone';

const dayMillis = 86_400_000;
const secondMillis = 1_000;

/** How far a zone's clock is ahead of UTC through one day of UTC, in milliseconds: it changes once, or never. */
interface DayOffsets {
  before: number;
  /** The first instant of what comes after; the end of the day where nothing changes. */
  changesAt: number;
  after: number;
}

/** Time during which a zone's clock is ahead of UTC by the same. Half-open, in milliseconds since 1970. */
export interface Stretch {
  from: number;
  to: number;
  offset: number;
}

/** The stretches that cover a range of instants, in order, as the runtime's own time zone data have them. */
export function* stretches(timeZone: string, from: number, to: number): Generator<Stretch> {
  for (let day = Math.floor(from / dayMillis); day * dayMillis < to; day += 1) {
    const { before, changesAt, after } = offsetsOf(timeZone, day);
    const nextDay = (day + 1) * dayMillis;
    yield { from: day * dayMillis, to: changesAt, offset: before };
    if (changesAt < nextDay) {
      yield { from: changesAt, to: nextDay, offset: after };
    }
  }
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(timeZone: string, instant: number): number {
  const { before, changesAt, after } = offsetsOf(timeZone, Math.floor(instant / dayMillis));
  return instant < changesAt ? before : after;
}

/** Bounds the memory of what is asked of many zones over many years. */
const mostDays = 100_000;
const zones = new Map<string, Map<number, DayOffsets>>();
let days = 0;

/** To ask Intl costs some microseconds, so each day of a zone is asked for once. */
function offsetsOf(timeZone: string, day: number): DayOffsets {
  const known = zones.get(timeZone)?.get(day);
  if (known !== undefined) {
    return known;
  }
  if (days >= mostDays) {
    zones.clear();
    days = 0;
  }
  const found = findOffsets(timeZone, day);
  const ofZone = zones.get(timeZone) ?? new Map<number, DayOffsets>();
  zones.set(timeZone, ofZone.set(day, found));
  days += 1;
  return found;
}

/** No zone has ever changed its clock twice within a day of UTC; clocks change at whole seconds. */
function findOffsets(timeZone: string, day: number): DayOffsets {
  let last = day * dayMillis;
  let changesAt = last + dayMillis;
  const before = readOffset(timeZone, last);
  const after = readOffset(timeZone, changesAt);
  if (before === after) {
    return { before, changesAt, after };
  }
  while (changesAt - last > secondMillis) {
    const middle = last + Math.floor((changesAt - last) / 2 / secondMillis) * secondMillis;
    if (readOffset(timeZone, middle) === before) {
      last = middle;
    } else {
      changesAt = middle;
    }
  }
  return { before, changesAt, after };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function readOffset(timeZone: string, instant: number): number {
  const part = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) {
    return known;
  }
  const clock = new Intl.DateTimeFormat('en-US', {
    // A zone is judged when it is given, and another runtime, years later, may not know it: mail that comes hours off is
    // better than none to all who are planned beside it.
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}
