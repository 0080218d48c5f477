import { retryDelayMillis } from '../../../src/platform/mail/retrying/retry-delay';

const hour = 3_600_000;

describe('A message that is put off', () => {
  it('comes back after a minute, then twice as late each time, up to four hours', () => {
    const delays = [1, 2, 3, 8, 9, 12].map((attempt) => retryDelayMillis(attempt, 0.5));
    expect(delays).toEqual([60_000, 120_000, 240_000, 128 * 60_000, 4 * hour, 4 * hour]);
  });

  it('comes back a quarter sooner or later, so that many do not come as one', () => {
    expect([retryDelayMillis(1, 0), retryDelayMillis(1, 0.9999)]).toEqual([45_000, 74_997]);
  });

  it('is given up after 48 hours', () => {
    let waited = 0;
    let attempt = 0;
    for (let delay: number | null = 0; delay !== null; delay = retryDelayMillis(attempt, 0.5)) {
      waited += delay;
      attempt += 1;
    }
    expect(waited).toBeGreaterThan(44 * hour);
    expect(waited).toBeLessThanOrEqual(48 * hour);
    expect(retryDelayMillis(attempt + 1, 0.5)).toBeNull();
  });
});
