/** How a worker spaces what it does. */
export interface JobTiming {
  /** Between two beats of its heart, after each of which it looks at the others. */
  beatMillis: number;
  /** How many looks at a heart that does not beat, by all together, until its worker is dead and its jobs are released. */
  looksUntilDead: number;
  /** How long a job may wait for a worker that was not told of it: one that was delayed, or released. */
  pollMillis: number;
}

/**
 * A worker that was killed is found dead within 30 seconds, and its jobs go on 2 seconds later. Four looks leave a
 * living one 20 seconds in which it may be too busy to beat.
 */
export const usualTiming: JobTiming = { beatMillis: 5_000, looksUntilDead: 4, pollMillis: 2_000 };
