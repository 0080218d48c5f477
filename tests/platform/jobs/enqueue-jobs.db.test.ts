import { enqueueJob, enqueueJobs } from '../../../src/platform/jobs/enqueue-jobs';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { count, jobsOf } from './queue';

describe('Leaving a job', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase('empty');
  });
  beforeEach(() => test.database.query('delete from graphile_worker._private_jobs'));
  afterAll(() => test.drop());

  const numbers = async () => (await jobsOf(test.database)).map(({ payload }) => count.parse(payload).number);

  it('is part of the transaction: nothing is left of one that is rolled back', async () => {
    const failed = test.database.transaction(async (transaction) => {
      await enqueueJob(transaction, count, { payload: { number: 1 } });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await numbers()).toEqual([]);
  });

  it('is seen by nobody before the commit', async () => {
    await test.database.transaction(async (transaction) => {
      await enqueueJob(transaction, count, { payload: { number: 1 } });
      expect(await numbers()).toEqual([]);
    });
    expect(await numbers()).toEqual([1]);
  });

  it('keeps payloads as they are, tries 25 times unless told otherwise, and at once', async () => {
    await enqueueJob(test.database, count, { payload: { number: -0.125 } });
    await enqueueJob(test.database, { ...count, maxAttempts: 3 }, { payload: { number: 2 } });
    expect(await jobsOf(test.database)).toMatchObject([
      { name: 'count', payload: { number: -0.125 }, attempts: 0, maxAttempts: 25, key: null },
      { payload: { number: 2 }, maxAttempts: 3 },
    ]);
    const [first] = await jobsOf(test.database);
    expect(first?.secondsToGo).toBeLessThanOrEqual(0);
  });

  it('waits as long as it is told', async () => {
    await enqueueJob(test.database, count, { payload: { number: 1 }, delayMillis: 90_500 });
    const [job] = await jobsOf(test.database);
    expect(job?.secondsToGo).toBeGreaterThan(60);
    expect(job?.secondsToGo).toBeLessThanOrEqual(90.5);
  });

  it('puts a job in the place of the one with its key that waits, and its tries back to none', async () => {
    await enqueueJob(test.database, count, { payload: { number: 1 }, key: 'k', delayMillis: 90_000 });
    await test.database.query(`update graphile_worker._private_jobs set attempts = 7, last_error = 'no'`);
    await enqueueJob(test.database, count, { payload: { number: 2 }, key: 'k' });
    await enqueueJob(test.database, count, { payload: { number: 3 }, key: 'another' });
    expect(await jobsOf(test.database)).toMatchObject([
      { payload: { number: 2 }, attempts: 0, lastError: null, key: 'k' },
      { payload: { number: 3 } },
    ]);
  });

  it('takes ten thousand in one statement', async () => {
    const toDo = Array.from({ length: 10_000 }, (_, number) => ({ payload: { number } }));
    await enqueueJobs(test.database, count, toDo);
    expect((await numbers()).toSorted((a, b) => a - b)).toEqual(toDo.map(({ payload }) => payload.number));
    await enqueueJobs(test.database, count, []);
    expect(await numbers()).toHaveLength(10_000);
  });
});
