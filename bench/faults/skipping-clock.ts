import type { Clock } from '../../src/platform/clock/clock';

/** A clock from which waiting can be left out. */
export class SkippingClock implements Clock {
  private readonly startedAt = performance.now();
  private skippedMillis = 0;

  constructor(private readonly start: Date) {}

  now(): Date {
    return new Date(this.start.getTime() + performance.now() - this.startedAt + this.skippedMillis);
  }

  /** Goes on from there; an instant that has passed changes nothing. */
  skipTo(instant: Date): void {
    this.skippedMillis += Math.max(0, instant.getTime() - this.now().getTime());
  }
}
