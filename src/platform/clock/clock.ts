/** Tells the time. Whatever decides by time takes one, so that schedules can be rehearsed and tests need not wait. */
export interface Clock {
  now(): Date;
}

/**
 * The clock of this process: the system's, or, with a start, one that begins at that instant and runs on from there.
 * The second kind is monotonic: a step of the machine's own clock does not reach it.
 */
export function createClock(start: Date | null, elapsedMillis: () => number = () => performance.now()): Clock {
  if (start === null) return { now: () => new Date() };
  const offsetMillis = start.getTime() - elapsedMillis();
  return { now: () => new Date(offsetMillis + elapsedMillis()) };
}
