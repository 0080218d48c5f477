import fc from 'fast-check';
import { Cadence, Weekday } from '../../../src/subscribers/cadence';
import type { DeliveryRules } from '../../../src/subscribers/schedule/delivery-days';
import { instantDeliveryAt, nextDeliveryAt } from '../../../src/subscribers/schedule/next-delivery-at';
import { dueByWatching, watchClock } from './watched-clock';

const usual: DeliveryRules = {
  cadence: Cadence.DAILY,
  weekday: null,
  hour: 8,
  timeZone: 'UTC',
  skipWeekends: false,
};

function next(rules: Partial<DeliveryRules>, after: string): string | undefined {
  return nextDeliveryAt({ ...usual, ...rules }, new Date(after))?.toISOString();
}

describe('The next delivery', () => {
  it('is later than the instant that is asked from', () => {
    expect(next({}, '2026-03-10T07:59:59.999Z')).toBe('2026-03-10T08:00:00.000Z');
    expect(next({}, '2026-03-10T08:00:00.000Z')).toBe('2026-03-11T08:00:00.000Z');
  });

  it('of a cadence', () => {
    const friday = '2026-05-29T12:00:00Z';
    expect(next({ cadence: Cadence.INSTANT }, friday)).toBeUndefined();
    expect(next({ cadence: Cadence.WEEKDAYS }, friday)).toBe('2026-06-01T08:00:00.000Z');
    expect(next({ cadence: Cadence.WEEKLY }, friday)).toBe('2026-06-01T08:00:00.000Z');
    expect(next({ cadence: Cadence.WEEKLY, weekday: Weekday.FRIDAY }, friday)).toBe('2026-06-05T08:00:00.000Z');
    expect(next({ cadence: Cadence.MONTHLY }, friday)).toBe('2026-06-01T08:00:00.000Z');
    expect(next({ cadence: Cadence.MONTHLY }, '2026-12-31T12:00:00Z')).toBe('2027-01-01T08:00:00.000Z');
    expect(next({ cadence: Cadence.MONTHLY }, '2028-02-01T12:00:00Z')).toBe('2028-03-01T08:00:00.000Z');
  });

  it('goes by UTC in a zone that this runtime does not know any more', () => {
    expect(next({ timeZone: 'Atlantis/Capital' }, '2026-05-29T12:00:00Z')).toBe('2026-05-30T08:00:00.000Z');
  });

  it('comes on Monday where weekends are left out', () => {
    const skipWeekends = true;
    expect(next({ skipWeekends }, '2026-05-29T12:00:00Z')).toBe('2026-06-01T08:00:00.000Z');
    expect(next({ skipWeekends, cadence: Cadence.MONTHLY }, '2026-07-20T00:00:00Z')).toBe('2026-08-03T08:00:00.000Z');
    expect(next({ skipWeekends, cadence: Cadence.MONTHLY }, '2026-08-02T00:00:00Z')).toBe('2026-08-03T08:00:00.000Z');
    const onSunday = { skipWeekends, cadence: Cadence.WEEKLY, weekday: Weekday.SUNDAY };
    expect(next(onSunday, '2026-05-30T00:00:00Z')).toBe('2026-06-01T08:00:00.000Z');
  });

  it('goes by the days of the zone, not by those of UTC', () => {
    expect(next({ timeZone: 'Pacific/Kiritimati', hour: 1 }, '2026-05-29T10:00:00Z')).toBe('2026-05-29T11:00:00.000Z');
    const inHonolulu = { timeZone: 'Pacific/Honolulu', hour: 23, cadence: Cadence.WEEKDAYS };
    expect(next(inHonolulu, '2026-05-30T00:00:00Z')).toBe('2026-05-30T09:00:00.000Z');
    expect(next({ timeZone: 'Asia/Kathmandu' }, '2026-05-29T00:00:00Z')).toBe('2026-05-29T02:15:00.000Z');
  });

  it.each([
    ['Europe/Berlin', 2, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', 2, '2026-03-07T12:00:00Z', '2026-03-08T07:00:00.000Z'],
    ['Africa/Cairo', 0, '2026-04-23T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['America/Nuuk', 23, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['Australia/Lord_Howe', 2, '2026-10-03T12:00:00Z', '2026-10-03T15:30:00.000Z'],
  ])('comes where clocks go on, in %s where they leave out %i o’clock', (timeZone, hour, after, due) => {
    expect(next({ timeZone, hour }, after)).toBe(due);
  });

  it.each([
    ['Europe/Berlin', 2, '2026-10-24T12:00:00Z', '2026-10-25T00:00:00.000Z', '2026-10-26T01:00:00.000Z'],
    ['America/New_York', 1, '2026-10-31T12:00:00Z', '2026-11-01T05:00:00.000Z', '2026-11-02T06:00:00.000Z'],
    ['America/Havana', 0, '2026-10-31T12:00:00Z', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('comes once, in %s where clocks show %i o’clock twice', (timeZone, hour, after, first, second) => {
    expect(next({ timeZone, hour }, after)).toBe(first);
    expect(next({ timeZone, hour }, first)).toBe(second);
  });

  it('comes a day later where the calendar leaves its day out', () => {
    const inSamoa = { timeZone: 'Pacific/Apia', cadence: Cadence.WEEKLY, weekday: Weekday.FRIDAY };
    expect(next(inSamoa, '2011-12-29T00:00:00Z')).toBe('2011-12-30T18:00:00.000Z');
    expect(next(inSamoa, '2011-12-30T12:00:00Z')).toBe('2011-12-30T18:00:00.000Z');
    expect(next({ ...inSamoa, skipWeekends: true }, '2011-12-29T00:00:00Z')).toBe('2012-01-01T18:00:00.000Z');
    expect(next({ timeZone: 'Pacific/Apia' }, '2011-12-29T19:00:00Z')).toBe('2011-12-30T18:00:00.000Z');
  });

  it('is what someone finds who watches the clock, in any zone at any time', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const dayMillis = 86_400_000;
    const rules = fc.record({
      cadence: fc.constantFrom(Cadence.DAILY, Cadence.WEEKDAYS, Cadence.WEEKLY, Cadence.MONTHLY),
      weekday: fc.option(fc.constantFrom(...Object.values(Weekday))),
      // Most clocks are put forward and back at these hours.
      hour: fc.oneof(fc.constantFrom(0, 1, 2, 3, 23), fc.nat(23)),
      skipWeekends: fc.boolean(),
    });
    const cases = fc.array(fc.tuple(rules, fc.nat(40 * 24 * 60)), { minLength: 60, maxLength: 60 });
    const firstMinute = fc.integer({ min: Date.UTC(1975, 0) / 3_600_000, max: Date.UTC(2037, 0) / 3_600_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), firstMinute, cases, (timeZone, firstHour, asked) => {
        const from = firstHour * 3_600_000;
        const clock = watchClock(timeZone, from, from + 84 * dayMillis);
        for (const [drawn, minutes] of asked) {
          const rule = { ...drawn, timeZone };
          const after = from + 6 * dayMillis + minutes * 60_000;
          expect([rule, nextDeliveryAt(rule, new Date(after))?.getTime()]).toEqual([
            rule,
            dueByWatching(clock, rule, after),
          ]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('Papers of an INSTANT digest', () => {
  const skipWeekends = true;
  const rules = { hour: 8, timeZone: 'America/New_York', skipWeekends };

  it('are mailed as they arrive', () => {
    const saturday = new Date('2026-05-30T12:34:56Z');
    expect(instantDeliveryAt({ ...rules, skipWeekends: false }, saturday)).toEqual(saturday);
    const lateOnFriday = new Date('2026-05-30T03:59:59Z');
    expect(instantDeliveryAt(rules, lateOnFriday)).toEqual(lateOnFriday);
  });

  it('are mailed on Monday where weekends are left out', () => {
    const monday = new Date('2026-06-01T12:00:00Z');
    expect(instantDeliveryAt(rules, new Date('2026-05-30T04:00:00Z'))).toEqual(monday);
    expect(instantDeliveryAt(rules, new Date('2026-06-01T03:59:59Z'))).toEqual(monday);
  });
});
