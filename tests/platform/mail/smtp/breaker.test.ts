import { admit, type Breaker, closedBreaker, pauseMillis, reportTo } from '../../../../src/platform/mail/smtp/breaker';

/** Fails so often, each time as soon as it is let through. Returns the pauses in seconds. */
function fail(times: number): number[] {
  let breaker: Breaker = closedBreaker;
  let now = 0;
  return Array.from({ length: times }, () => {
    const admission = admit(breaker, now);
    expect(admission.waitMillis).toBeNull();
    breaker = reportTo(admission.breaker, false, now);
    const pause = breaker.kind === 'open' ? breaker.until - now : 0;
    now += pause;
    return pause / 1_000;
  });
}

describe('The breaker', () => {
  it('opens after three failures in a row, for a second, then twice as long each time, five minutes at most', () => {
    expect(fail(13)).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  it('stays closed as long as the server answers now and then', () => {
    let breaker = closedBreaker;
    for (const hasAnswered of [false, false, true, false, false, true, false, false]) {
      breaker = reportTo(breaker, hasAnswered, 0);
      expect(breaker.kind).toBe('closed');
    }
  });

  const open: Breaker = { kind: 'open', until: 5_000, pauses: 3 };

  it('lets nobody through before its time, and says how long that is', () => {
    expect(admit(open, 1_000)).toEqual({ breaker: open, waitMillis: 4_000 });
    expect(pauseMillis(open, 1_000)).toBe(4_000);
  });

  it('then lets one through, and the others wait for what that hears', () => {
    const { breaker: probing, waitMillis } = admit(open, 5_000);
    expect(waitMillis).toBeNull();
    expect(admit(probing, 5_000).waitMillis).toBe(1_000);
    expect(reportTo(probing, true, 6_000)).toEqual(closedBreaker);
    expect(reportTo(probing, false, 6_000)).toEqual({ kind: 'open', until: 14_000, pauses: 4 });
  });

  it('is not held open longer by what was under way when it opened, and closed by its success', () => {
    expect(reportTo(open, false, 2_000)).toEqual(open);
    expect(reportTo(open, true, 2_000)).toEqual(closedBreaker);
  });
});
