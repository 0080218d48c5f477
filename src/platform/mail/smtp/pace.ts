/**
 * When the next message may go at a steady rate. It is a leaky bucket as the generic cell rate algorithm keeps it: one
 * number, the time at which the bucket is empty again. Times are milliseconds of any clock that only goes forward.
 */
export class Pace {
  /** When it would be the turn of the next, if nobody might come early. */
  private nextAt = -Infinity;
  /** When the last of those who were sent away may come back. */
  private lastPromiseAt = -Infinity;
  private readonly stepMillis: number;
  /** How early one may come: what a tenth of a second holds goes as one. */
  private readonly lenienceMillis: number;

  constructor(perSecond: number) {
    this.stepMillis = 1_000 / perSecond;
    this.lenienceMillis = Math.max(0, 100 - this.stepMillis);
  }

  /** Takes the next turn, and says how long to wait for it; null, and no turn is taken, where that is beyond `patienceMillis`. */
  take(now: number, patienceMillis: number): number | null {
    const waitMillis = Math.max(0, this.nextAt - this.lenienceMillis - now);
    if (waitMillis > patienceMillis) {
      return null;
    }
    this.nextAt = Math.max(this.nextAt, now) + this.stepMillis;
    return waitMillis;
  }

  /**
   * For one that was sent away: in how many milliseconds to come back. A thousand who are sent away at the same moment
   * are told a thousand times, so that they come as the rate allows; those for whom that would be too long, the longest.
   */
  promise(now: number, longestMillis: number): number {
    const promiseAt = Math.max(this.lastPromiseAt, this.nextAt, now) + this.stepMillis;
    this.lastPromiseAt = Math.min(promiseAt, now + longestMillis);
    return this.lastPromiseAt - now;
  }

  /** Whether it knows no more than a new one would. */
  isIdle(now: number): boolean {
    return this.nextAt <= now && this.lastPromiseAt <= now;
  }
}
