import { startTestApp, type TestApp } from '../../support/test-app';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const small = { RATE_LIMITS: 'anonymous:600,key:1200' };
const askLimit = '{ rateLimit { cost limit remaining resetAt } }';
/** 52 points: a connection, fifty papers, and the field below. */
const aPage = '{ papers(first: 50) { nodes { id } } rateLimit { cost } }';

describe('Rate limits', () => {
  let db: TestDatabase;
  const apps: TestApp[] = [];
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await db.database.query('truncate rate_buckets');
  });
  afterAll(() => db.drop());

  async function start(env: Record<string, string>): Promise<TestApp> {
    const app = await startTestApp({ on: db, env });
    apps.push(app);
    return app;
  }
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  /** Asks in turn until one refuses; the points that were granted before, and the refusal. */
  async function spend(processes: readonly TestApp[], options: Parameters<TestApp['ask']>[2] = {}) {
    const started = performance.now();
    let granted = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      const answer = await processes[turn % processes.length]?.ask(aPage, {}, options);
      if (answer === undefined || answer.errors) {
        return { granted, refusal: answer, seconds: (performance.now() - started) / 1_000 };
      }
      granted += answer.data.rateLimit.cost;
    }
    throw new Error(`Expected a refusal, but ${granted} points were granted.`);
  }

  it('hold over two processes to within a second of points each', async () => {
    const processes = [await start(small), await start(small)];
    const { granted, seconds } = await spend(processes);
    const aSecondsWorth = 10;
    expect(granted).toBeGreaterThan(600 - 52 - processes.length * aSecondsWorth);
    expect(granted).toBeLessThanOrEqual(600 + (seconds + processes.length) * aSecondsWorth);
  });

  it('are told by RATE_LIMITED with the seconds to wait, HTTP 429 and Retry-After', async () => {
    const app = await start(small);
    const { refusal } = await spend([app]);
    expect(refusal?.status).toBe(429);
    expect(refusal?.data).toBeUndefined();
    expect(refusal?.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }]);
    const retryAfter = Number(refusal?.errors?.[0]?.extensions.retryAfter);
    expect(retryAfter).toBeGreaterThanOrEqual(1);
    expect(retryAfter).toBeLessThanOrEqual(6);
    expect(refusal?.headers.get('retry-after')).toBe(String(retryAfter));
  });

  it('are told just so at the door, before the request is read', async () => {
    const app = await start({ RATE_LIMITS: 'anonymous:6' });
    const answers = [];
    for (let time = 0; time < 7; time += 1) {
      answers.push(await app.ask('no GraphQL at all'));
    }
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 429]);
    const refusal = answers.at(-1);
    expect(refusal?.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: 10 });
    expect(refusal?.headers.get('retry-after')).toBe('10');
  });

  it('let a caller in again once enough points have come back', async () => {
    const app = await start(small);
    await spend([app]);
    await db.database.query(`update rate_buckets set refilled_at = refilled_at - interval '7 seconds'`);
    expect((await app.ask(aPage)).status).toBe(200);
  });

  it('count for each key and for anonymous callers apart', async () => {
    const app = await start(small);
    const [one, other] = [await app.createKey('VOTES_WRITE'), await app.createKey('VOTES_WRITE')];
    await spend([app]);
    const { granted } = await spend([app], { key: one });
    expect(granted).toBeGreaterThan(1_200 - 60);
    expect((await app.ask(aPage, {}, { key: other })).status).toBe(200);
  });

  it('count for each network behind a trusted proxy: an IPv4 address, or a /64 of IPv6', async () => {
    const app = await start({ ...small, TRUST_PROXY: '1' });
    await spend([app], from('203.0.113.7'));
    expect((await app.ask(aPage, {}, from('203.0.113.7, 203.0.113.8'))).status).toBe(200);
    expect((await app.ask(aPage, {}, from('198.51.100.1, 203.0.113.7'))).status).toBe(429);
    await spend([app], from('2001:db8:1:2::1'));
    expect((await app.ask(aPage, {}, from('2001:db8:1:2:ffff::2'))).status).toBe(429);
    expect((await app.ask(aPage, {}, from('2001:db8:1:3::1'))).status).toBe(200);
  });

  it('do not believe X-Forwarded-For without a trusted proxy', async () => {
    const app = await start(small);
    await spend([app], from('203.0.113.7'));
    expect((await app.ask(aPage, {}, from('198.51.100.1'))).status).toBe(429);
    const callers = await db.database.query('select caller from rate_buckets');
    expect(callers).toEqual([{ caller: 'anonymous:127.0.0.1' }]);
  });

  it('are shown by the field rateLimit, with the cost of the request', async () => {
    const app = await start({ RATE_LIMITS: 'anonymous:60,key:120' });
    const { rateLimit } = (await app.ask(askLimit)).data;
    expect(rateLimit).toEqual({
      cost: 1,
      limit: 60,
      remaining: 59,
      resetAt: expect.stringMatching(/^2025-03-14T08:00:/),
    });
    const key = await app.createKey('VOTES_WRITE');
    const withKey = await app.ask(
      '{ papers(first: 9) { nodes { id } } rateLimit { cost limit remaining } }',
      {},
      { key },
    );
    expect(withKey.data.rateLimit).toEqual({ cost: 11, limit: 120, remaining: 109 });
  });

  it('charge a request that is refused by its cost for the door alone', async () => {
    const app = await start({ RATE_LIMITS: 'anonymous:60' });
    const dear = '{ digests(first: 100) { nodes { entries(first: 100) { nodes { id authors { id } } } } } }';
    for (let time = 0; time < 3; time += 1) {
      expect((await app.ask(dear)).errors?.[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
    }
    const { remaining } = (await app.ask(askLimit)).data.rateLimit;
    expect(remaining).toBeGreaterThanOrEqual(56);
    expect(remaining).toBeLessThanOrEqual(58);
  });

  it('hold for whoever tries keys, as for an anonymous caller', async () => {
    const app = await start({ RATE_LIMITS: 'anonymous:60,key:1200' });
    const statuses: number[] = [];
    for (let guess = 0; guess < 70; guess += 1) {
      statuses.push((await app.ask('{ __typename }', {}, { key: `guess-${guess}` })).status);
    }
    expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 401));
    expect(statuses).toContain(429);
  });

  it('are off where the configuration says so', async () => {
    const app = await start({ RATE_LIMITS: 'off' });
    for (let time = 0; time < 15; time += 1) {
      expect((await app.ask(aPage)).status).toBe(200);
    }
    const { rateLimit } = (await app.ask(askLimit)).data;
    expect(rateLimit).toMatchObject({ cost: 1, limit: 2 ** 31 - 1, remaining: 2 ** 31 - 1 });
    expect(await db.database.query('select from rate_buckets')).toEqual([]);
  });
});
