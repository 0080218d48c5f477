import { bringBackPutOff, bringBackStrays } from '../../src/delivery/planning/bring-back-strays';
import { SortingOffice } from './sorting-office';

const { signal } = new AbortController();

describe('Planning', () => {
  let office: SortingOffice;
  beforeAll(async () => {
    office = await SortingOffice.open();
  });
  beforeEach(() => office.clear());
  afterAll(() => office.close());

  async function nextOf(key: number): Promise<string | null> {
    const [row] = await office.database.query<{ next: Date | null }>(
      'select next_delivery_at as next from digest_subscriptions where id = $1',
      [key],
    );
    return row?.next?.toISOString() ?? null;
  }

  it.each([
    [{ cadence: 'DAILY' }, '2025-03-14T08:00:00Z', '2025-03-14T08:00:00.000Z', '2025-03-15T08:00:00.000Z'],
    [{ cadence: 'WEEKDAYS' }, '2025-03-14T08:00:00Z', '2025-03-14T08:00:00.000Z', '2025-03-17T08:00:00.000Z'],
    [
      { cadence: 'WEEKLY', weekday: 'FRIDAY' },
      '2025-03-14T08:00:00Z',
      '2025-03-14T08:00:00.000Z',
      '2025-03-21T08:00:00.000Z',
    ],
    [{ cadence: 'MONTHLY' }, '2025-03-01T08:00:00Z', '2025-03-01T08:00:00.000Z', '2025-04-01T08:00:00.000Z'],
    // After a week without a worker: one mail, for the last time that passed.
    [{ cadence: 'DAILY' }, '2025-03-07T08:00:00Z', '2025-03-14T08:00:00.000Z', '2025-03-15T08:00:00.000Z'],
    // The hour that clocks leave out.
    [
      { cadence: 'DAILY', hour: 2, timeZone: 'America/New_York' },
      '2025-03-08T07:00:00Z',
      '2025-03-14T06:00:00.000Z',
      '2025-03-15T06:00:00.000Z',
    ],
  ])('leaves %j that was due at %s one delivery for %s, and moves it to %s', async (rules, due, scheduled, next) => {
    const { key } = await office.subscription({ ...rules, due });
    expect(await office.at('2025-03-14T08:00:30Z').plan()).toBe(1);
    expect((await office.ledger()).map(({ scheduledFor, status }) => [scheduledFor.toISOString(), status])).toEqual([
      [scheduled, 'SCHEDULED'],
    ]);
    expect(await nextOf(key)).toBe(next);
    expect(await office.plan()).toBe(0);
  });

  it('leaves INSTANT ones to the papers that bring them about', async () => {
    const { key } = await office.subscription({ cadence: 'INSTANT', due: '2025-03-14T07:00:00Z' });
    await office.at('2025-03-14T08:00:30Z').plan();
    expect(await nextOf(key)).toBeNull();
    const [delivery] = await office.ledger();
    expect(delivery?.scheduledFor).toEqual(new Date('2025-03-14T08:00:30Z'));
    expect(delivery?.attemptAfter).toEqual(new Date('2025-03-14T08:00:35Z'));
  });

  it('passes by what is not due, has ended, or is held back', async () => {
    await office.subscription({ due: '2025-03-14T08:00:01Z' });
    await office.subscription({ due: null });
    const { key } = await office.subscription({ due: '2025-03-14T08:00:00Z' });
    await office.database.query('update digest_subscriptions set active = false where id = $1', [key]);
    expect(await office.at('2025-03-14T08:00:00Z').plan()).toBe(0);
  });

  it('goes on in batches, plans each once beside another planner, and leaves each shard one job', async () => {
    const key = (await office.subscription({ due: '2025-03-14T08:00:00Z' })).subscriberKey;
    await office.database.query(
      `insert into digest_subscriptions (subscriber_id, next_delivery_at)
       select $1, '2025-03-14T07:00:00Z' from generate_series(1, 199)`,
      [key],
    );
    const counts = await Promise.all([office.plan(7), office.plan(11), office.plan(200)]);
    // Each leaves what another has locked: the next minute finds it.
    while ((await office.plan(7)) > 0) {}
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    const ledger = await office.ledger();
    expect(ledger).toHaveLength(200);
    expect(new Set(ledger.map(({ subscriptionKey }) => subscriptionKey)).size).toBe(200);
    const jobs = await office.database.query(
      `select job.key from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'send-deliveries'`,
    );
    expect(jobs).toHaveLength(1);
  });

  it('plans a time once, however the clock is set', async () => {
    const { key } = await office.subscription({ due: '2025-03-14T08:00:00Z' });
    await office.at('2025-03-14T08:00:00Z').plan();
    await office.database.query(
      `update digest_subscriptions set next_delivery_at = '2025-03-14T08:00:00Z' where id = $1`,
      [key],
    );
    expect(await office.plan()).toBe(1);
    expect(await office.ledger()).toHaveLength(1);
    expect(await nextOf(key)).toBe('2025-03-15T08:00:00.000Z');
  });

  it('leaves whom somebody else is changing for the next time', async () => {
    const { key } = await office.subscription({ due: '2025-03-14T08:00:00Z' });
    await office.database.transaction(async (transaction) => {
      await transaction.query('update digest_subscriptions set hour = 9 where id = $1', [key]);
      expect(await office.plan()).toBe(0);
    });
    expect(await office.plan()).toBe(1);
  });

  it('brings back what a clock that went ahead has put off, and leaves the others', async () => {
    const { key } = await office.subscription({ due: '2026-03-14T08:00:00Z' });
    const monthly = await office.subscription({ cadence: 'MONTHLY', due: '2025-04-01T08:00:00Z' });
    const weekly = await office.subscription({ cadence: 'WEEKLY', due: '2025-03-24T08:00:00Z' });
    const silent = [
      await office.subscription({ due: '2025-03-24T08:00:00Z' }),
      await office.subscription({ cadence: 'WEEKLY', due: '2025-04-07T08:00:00Z' }),
      await office.subscription({ cadence: 'INSTANT', due: '2025-04-10T08:00:00Z' }),
    ];
    office.at('2025-03-14T09:00:00Z');
    const bring = () => bringBackStrays({ now: office.now, database: office.database, signal, batchSize: 3 });
    expect([await bring(), await bring()]).toEqual([4, 0]);
    expect(await nextOf(key)).toBe('2025-03-15T08:00:00.000Z');
    expect(await Promise.all(silent.map((subscription) => nextOf(subscription.key)))).toEqual([
      '2025-03-15T08:00:00.000Z',
      '2025-03-17T08:00:00.000Z',
      '2025-03-14T09:00:00.000Z',
    ]);
    expect(await nextOf(weekly.key)).toBe('2025-03-24T08:00:00.000Z');
    expect(await nextOf(monthly.key)).toBe('2025-04-01T08:00:00.000Z');
  });

  it('has tried again what a clock that went ahead has put off, with the papers that it holds', async () => {
    const [paper] = await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    for (let count = 0; count < 3; count += 1) {
      await office.subscription({ due: '2025-03-14T08:00:00Z' });
    }
    office.answer = () => ({ kind: 'unavailable', reply: 'no connection', retryAfterMillis: 60_000 });
    await office.day('2025-03-14T08:00:00Z');
    office.at('2031-03-14T08:00:00Z');
    await office.send();
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    office.at('2025-03-14T08:10:00Z');
    expect(await office.send()).toMatchObject({ sent: 0 });
    const bring = () => bringBackPutOff({ now: office.now, database: office.database, signal, batchSize: 2 });
    expect([await bring(), await bring()]).toEqual([3, 0]);
    expect(await office.send()).toMatchObject({ sent: 3 });
    expect(await office.ledger()).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 'SENT', paperKeys: [paper] })),
    );
  });
});
