import { RateLimiter } from '../../../src/access';
import type { Caller } from '../../../src/access';
import { forgetFullBuckets } from '../../../src/access/rate-limit/lease-points';
import type { Queryable } from '../../../src/platform/database/queryable';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const limits = { anonymous: 600, key: 1_200 };
const now = new Date('2025-03-14T08:00:00Z');
const aSecondsWorth = limits.anonymous / 60;

let callers = 0;
/** Somebody who has asked nothing yet. */
function newCaller(): Caller & { kind: 'anonymous' } {
  callers += 1;
  return { kind: 'anonymous', network: `caller-${callers}` };
}

/** How many points the caller gets where it asks for `cost` as often as given, all at once. */
async function grantedTo(
  limiters: readonly RateLimiter[],
  { caller, cost, times }: { caller: Caller; cost: number; times: number },
): Promise<{ granted: number; refilled: number }> {
  const start = performance.now();
  const asked = Array.from({ length: times }, (_, index) =>
    limiters[index % limiters.length]?.charge(caller, cost, now),
  );
  const outcomes = await Promise.allSettled(asked);
  const refilled = ((performance.now() - start) / 1_000) * aSecondsWorth;
  return { granted: cost * outcomes.filter(({ status }) => status === 'fulfilled').length, refilled };
}

describe('The rate limiter', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  afterAll(() => db.drop());

  const newLimiter = () => new RateLimiter(db.database, limits);

  /** As if the caller had last asked so long ago. */
  async function letPass(seconds: number, { network }: { network: string }): Promise<void> {
    await db.database.query(
      `update rate_buckets set refilled_at = refilled_at - make_interval(secs => $1) where caller = $2`,
      [seconds, `anonymous:${network}`],
    );
  }

  it('grants a caller its points and not one more, 200 requests at once', async () => {
    const { granted, refilled } = await grantedTo([newLimiter()], { caller: newCaller(), cost: 10, times: 200 });
    expect(granted).toBeGreaterThanOrEqual(600);
    expect(granted).toBeLessThanOrEqual(600 + refilled);
  });

  it('holds over three processes, up to what each has in hand', async () => {
    const processes = [newLimiter(), newLimiter(), newLimiter()];
    const { granted, refilled } = await grantedTo(processes, { caller: newCaller(), cost: 1, times: 1_500 });
    expect(granted).toBeGreaterThanOrEqual(600 - processes.length * aSecondsWorth);
    expect(granted).toBeLessThanOrEqual(600 + refilled);
  });

  it('says after how many seconds there will be enough', async () => {
    const limiter = newLimiter();
    const caller = newCaller();
    await limiter.charge(caller, 600, now);
    await expect(limiter.charge(caller, 100, now)).rejects.toMatchObject({
      message: 'Too many requests: the points of this caller are spent. Try again in 10 s.',
      extensions: { code: 'RATE_LIMITED', retryAfter: 10 },
    });
    await letPass(10, caller);
    await expect(limiter.charge(caller, 100, now)).resolves.toMatchObject({ limit: 600 });
  });

  it('refills by the limit a minute, and not above it', async () => {
    const limiter = newLimiter();
    const caller = newCaller();
    await limiter.charge(caller, 600, now);
    await letPass(3_600, caller);
    await expect(limiter.charge(caller, 601, now)).rejects.toThrow('Too many requests');
    await limiter.charge(caller, 600, now);
  });

  it('refuses a dear request without the cheap one beside it', async () => {
    const limiter = newLimiter();
    const caller = newCaller();
    await limiter.charge(caller, 560, now);
    const [dear, cheap] = await Promise.allSettled([limiter.charge(caller, 500, now), limiter.charge(caller, 20, now)]);
    expect([dear.status, cheap.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('takes nothing for what it refuses', async () => {
    const limiter = newLimiter();
    const caller = newCaller();
    await limiter.charge(caller, 500, now);
    for (let time = 0; time < 20; time += 1) {
      await expect(limiter.charge(caller, 300, now)).rejects.toThrow('Too many requests');
    }
    await limiter.charge(caller, 100, now);
  });

  it('keeps callers apart, and keys to a limit of their own', async () => {
    const limiter = newLimiter();
    const [one, other] = [newCaller(), newCaller()];
    const key: Caller = { kind: 'key', apiKey: Object.assign(Object.create(null), { key: 1 }) };
    await limiter.charge(one, 600, now);
    await limiter.charge(other, 600, now);
    await limiter.charge(key, 1_200, now);
    await expect(limiter.charge(key, 30, now)).rejects.toThrow('Too many requests');
  });

  it('tells what is left, as time goes by', async () => {
    const limiter = newLimiter();
    const caller = newCaller();
    expect(await limiter.charge(caller, 1, now)).toEqual({
      limit: 600,
      remaining: 599,
      resetAt: new Date(now.getTime() + 100),
    });
    await limiter.charge(caller, 300, now);
    const { remaining } = await limiter.charge(caller, 1, now);
    expect(remaining).toBeGreaterThanOrEqual(298);
    expect(remaining).toBeLessThan(305);
    const tenSecondsOn = await limiter.charge(caller, 1, new Date(now.getTime() + 10_000));
    expect(Math.abs(tenSecondsOn.remaining - remaining - 99)).toBeLessThanOrEqual(1);
    const muchLater = new Date(now.getTime() + 3_600_000);
    expect(await limiter.charge(caller, 0, muchLater)).toEqual({ limit: 600, remaining: 600, resetAt: muchLater });
  });

  it('forgets the buckets that are full again, which changes nothing for their callers', async () => {
    const [idle, busy] = [newCaller(), newCaller()];
    await newLimiter().charge(idle, 600, now);
    await newLimiter().charge(busy, 600, now);
    await letPass(121, idle);
    await letPass(30, busy);
    await forgetFullBuckets(db.database);
    const left = await db.database.query<{ caller: string }>('select caller from rate_buckets');
    expect(left).not.toContainEqual({ caller: `anonymous:${idle.network}` });
    expect(left).toContainEqual({ caller: `anonymous:${busy.network}` });
    await newLimiter().charge(idle, 600, now);
    await expect(newLimiter().charge(busy, 400, now)).rejects.toThrow('Too many requests');
  });

  it('asks the database once a second of points, not once a request', async () => {
    const counting = countStatements(db.database);
    const limiter = new RateLimiter(counting, { anonymous: 60_000, key: 60_000 });
    const caller = newCaller();
    for (let time = 0; time < 2_000; time += 1) {
      await limiter.charge(caller, 1, now);
    }
    expect(counting.statements).toBe(2);
  });

  it('goes on after a lease that failed', async () => {
    let broken = true;
    const limiter = new RateLimiter(
      {
        query: (text, values) => (broken ? Promise.reject(new Error('gone')) : db.database.query(text, values)),
      },
      limits,
    );
    const caller = newCaller();
    await expect(limiter.charge(caller, 1, now)).rejects.toThrow('gone');
    broken = false;
    await limiter.charge(caller, 1, now);
  });
});

describe('The rate limiter before a crowd', () => {
  it('remembers 50,000 callers at most: the first of 60,000 are leased anew, the last are not', async () => {
    const generous = countStatements({
      // oxlint-disable-next-line typescript/no-explicit-any -- stands in for 60,000 statements of the database
      query: async (): Promise<any[]> => [{ granted: 10, left: 500 }],
    });
    const limiter = new RateLimiter(generous, limits);
    const crowd = Array.from({ length: 60_000 }, newCaller);
    for (const caller of crowd) {
      await limiter.charge(caller, 1, now);
    }
    expect(generous.statements).toBe(60_000);
    for (const caller of crowd.slice(-1_000)) {
      await limiter.charge(caller, 1, now);
    }
    expect(generous.statements).toBe(60_000);
    for (const caller of crowd.slice(0, 1_000)) {
      await limiter.charge(caller, 1, now);
    }
    expect(generous.statements).toBe(61_000);
  });
});

function countStatements(queryable: Queryable): Queryable & { statements: number } {
  return {
    statements: 0,
    query(text, values) {
      this.statements += 1;
      return queryable.query(text, values);
    },
  };
}
