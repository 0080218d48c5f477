import { Pace } from '../../../../src/platform/mail/smtp/pace';
import { RateKeeper } from '../../../../src/platform/mail/smtp/rate-keeper';

describe('A pace', () => {
  it('spaces what comes at once, and forgets what time has passed', () => {
    const pace = new Pace(2);
    expect([0, 0, 0].map((now) => pace.take(now, Infinity))).toEqual([0, 500, 1_000]);
    expect([10_000, 10_000].map((now) => pace.take(now, Infinity))).toEqual([0, 500]);
  });

  it.each([1, 7, 50, 1_000])('lets %d a second through, and in no second more than a tenth beyond', (rate) => {
    const pace = new Pace(rate);
    const times: number[] = [];
    for (let now = 0; now < 5_000; now += 1) {
      for (let waits = 0; waits === 0 && times.length < 20_000;) {
        waits = pace.take(now, 0) ?? 1;
        if (waits === 0) times.push(now);
      }
    }
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
    expect(most).toBeLessThanOrEqual(rate * 1.1 + 1);
    expect(times.length).toBeGreaterThanOrEqual(rate * 5 - 1);
  });

  it('takes no turn for one that will not wait so long, and promises each that is sent away a time of its own', () => {
    const pace = new Pace(1);
    expect([pace.take(0, 0), pace.take(0, 500)]).toEqual([0, null]);
    expect([pace.promise(0, 60_000), pace.promise(0, 60_000)]).toEqual([2_000, 3_000]);
    expect(pace.take(1_000, 0)).toBe(0);
    const promises = Array.from({ length: 100 }, () => pace.promise(1_000, 60_000));
    expect(Math.max(...promises)).toBe(60_000);
  });
});

describe('Rates by domains', () => {
  const rates = { perSecond: null, perDomain: new Map([['slow.example', 1]]), perOtherDomain: 1_000 };

  it('send away what is over one, and let all others pass', () => {
    const keeper = new RateKeeper(rates);
    const turns = Array.from({ length: 3 }, () => keeper.turnFor('ada@SLOW.example', 0));
    expect(turns).toEqual([
      { kind: 'soon', waitMillis: 0 },
      { kind: 'later', retryAfterMillis: 2_000 },
      { kind: 'later', retryAfterMillis: 3_000 },
    ]);
    expect(keeper.turnFor('ada@fast.example', 0)).toEqual({ kind: 'soon', waitMillis: 0 });
  });

  it('remember few domains, however many there are', () => {
    const keeper = new RateKeeper(rates);
    const turns = Array.from({ length: 30_000 }, (_, number) => keeper.turnFor(`ada@d${number}.example`, number));
    expect(turns.filter(({ kind }) => kind !== 'soon')).toEqual([]);
    expect(keeper.domainsKnown).toBeLessThanOrEqual(10_000);
  });

  it('and for all mail make whoever sends wait', () => {
    const keeper = new RateKeeper({ ...rates, perSecond: 10 });
    expect([0, 0, 0].map((now) => keeper.waitMillis(now))).toEqual([0, 100, 200]);
    expect(new RateKeeper(rates).waitMillis(0)).toBe(0);
  });
});
