import { setTimeout as sleep } from 'node:timers/promises';
import { createClock } from '../../../src/platform/clock/clock';
import { enqueueJob, enqueueJobs } from '../../../src/platform/jobs/enqueue-jobs';
import { handleJob, type JobHandler, type JobTask } from '../../../src/platform/jobs/handle-job';
import { type JobRunner, startJobRunner } from '../../../src/platform/jobs/start-job-runner';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { count, jobsOf, quick, until, untilDone } from './queue';

type Count = JobTask<{ number: number }>;

describe('Workers', () => {
  let test: TestDatabase;
  let runners: JobRunner[] = [];
  let logged: { level: string; msg: string; err?: { message: string } }[] = [];
  beforeAll(async () => {
    test = await createTestDatabase('empty');
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop(1_000)));
    runners = [];
    logged = [];
    await test.database.query('delete from graphile_worker._private_jobs');
  });
  afterAll(() => test.drop());

  async function work(handle: (task: Count) => Promise<void>, concurrency = 4): Promise<JobRunner> {
    const handlers: JobHandler[] = [handleJob(count, handle)];
    const log = createLogger('info', { write: (line) => logged.push(JSON.parse(line)) });
    const { connection, database } = test;
    const clock = createClock(null);
    const runner = await startJobRunner({ connection, database, clock, log, handlers, concurrency, timing: quick });
    runners.push(runner);
    return runner;
  }

  const leave = (number: number, more: { key?: string; delayMillis?: number } = {}) =>
    enqueueJob(test.database, count, { payload: { number }, ...more });

  it('share the jobs: each is done once', async () => {
    const done: [worker: string, number: number][] = [];
    for (const worker of ['first', 'second']) {
      await work(async ({ payload }) => {
        await sleep(2);
        done.push([worker, payload.number]);
      });
    }
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    await enqueueJobs(
      test.database,
      count,
      numbers.map((number) => ({ payload: { number } })),
    );
    await untilDone(test.database);
    expect(done.map(([, number]) => number).toSorted((a, b) => a - b)).toEqual(numbers);
    expect(new Set(done.map(([worker]) => worker))).toEqual(new Set(['first', 'second']));
  });

  it('hear of a job at once', async () => {
    let tookMillis = 0;
    let leftAt = 0;
    await work(async () => {
      tookMillis = performance.now() - leftAt;
    });
    await sleep(200);
    await test.database.transaction(async (transaction) => {
      await enqueueJob(transaction, count, { payload: { number: 1 } });
      leftAt = performance.now();
    });
    await until(() => tookMillis > 0);
    expect(tookMillis).toBeLessThan(1_000);
  });

  it('do no more at a time than they have hands, and the jobs of one queue one after the other', async () => {
    let underWay = 0;
    let most = 0;
    const handle = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await sleep(20);
      underWay -= 1;
    };
    await work(handle, 3);
    const toDo = Array.from({ length: 9 }, (_, number) => ({ payload: { number } }));
    await enqueueJobs(test.database, count, toDo);
    await untilDone(test.database);
    expect(most).toBe(3);
    most = 0;
    await work(handle, 3);
    await enqueueJobs(test.database, { ...count, queue: 'one by one' }, toDo);
    await untilDone(test.database);
    expect(most).toBe(1);
  });

  it('keep the error of a job that throws, and try it again after a pause that grows', async () => {
    const attempts: [attempt: number, isLast: boolean][] = [];
    await work(async ({ attempt, isLastAttempt }) => {
      attempts.push([attempt, isLastAttempt]);
      if (attempt < 3) {
        throw new Error(`not on try ${attempt}`);
      }
    });
    await enqueueJob(test.database, { ...count, maxAttempts: 3 }, { payload: { number: 1 } });
    const pauses: number[] = [];
    for (const attempt of [1, 2]) {
      await until(async () => (await jobsOf(test.database))[0]?.lastError === `not on try ${attempt}`);
      const [job] = await jobsOf(test.database);
      pauses.push(Math.ceil(job?.secondsToGo ?? 0));
      expect(logged.at(-1)).toMatchObject({ level: 'warn', attempt, of: 3, err: { message: `not on try ${attempt}` } });
      await test.database.query('update graphile_worker._private_jobs set run_at = now()');
    }
    await untilDone(test.database);
    expect(pauses).toEqual([3, 8]);
    expect(attempts).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('leave a job that failed for good where it is, say so as an error, and go on with others', async () => {
    const done: number[] = [];
    await work(async ({ payload }) => {
      if (payload.number === 13) {
        throw new Error('never');
      }
      done.push(payload.number);
    });
    await enqueueJob(test.database, { ...count, maxAttempts: 1 }, { payload: { number: 13 } });
    await leave(14);
    await until(() => done.length > 0 && logged.some(({ level }) => level === 'error'));
    await until(async () => {
      const [failed, ...others] = await jobsOf(test.database);
      return failed?.lockedBy === null && others.length === 0;
    });
    expect(done).toEqual([14]);
    expect(await jobsOf(test.database)).toMatchObject([{ payload: { number: 13 }, attempts: 1, lastError: 'never' }]);
  });

  it('take what is no payload of the job for a failure, and do not log it', async () => {
    await work(async () => {
      throw new Error('unreachable');
    });
    const other = { ...count, parse: () => ({}), maxAttempts: 1 };
    await enqueueJob(test.database, other, { payload: { secret: 'the-address' } });
    await until(() => logged.length > 0);
    expect(logged[0]?.err?.message).toMatch(/^Expected {"number": …}/);
    await until(async () => (await jobsOf(test.database))[0]?.lastError?.startsWith('Expected') === true);
    expect(logged).toHaveLength(1);
  });

  it('do a job again that is left anew while it is being done', async () => {
    const done: number[] = [];
    let letGo = () => {};
    await work(async ({ payload }) => {
      if (payload.number === 1) {
        await new Promise<void>((resolve) => (letGo = resolve));
      }
      done.push(payload.number);
    }, 1);
    await leave(1, { key: 'k' });
    await until(async () => (await jobsOf(test.database))[0]?.lockedBy !== null);
    await leave(2, { key: 'k' });
    await leave(3, { key: 'k' });
    letGo();
    await untilDone(test.database);
    expect(done).toEqual([1, 3]);
  });

  it('finish what is under way when they are stopped, and take nothing new', async () => {
    const done: number[] = [];
    const runner = await work(async ({ payload, signal }) => {
      await sleep(200);
      done.push(payload.number);
      expect(signal.aborted).toBe(true);
    }, 1);
    await leave(1);
    await leave(2);
    await until(async () => (await jobsOf(test.database)).some(({ lockedBy }) => lockedBy !== null));
    expect(await runner.stop(5_000)).toBe(0);
    runners = [];
    expect(done).toEqual([1]);
    expect(await jobsOf(test.database)).toMatchObject([{ payload: { number: 2 }, attempts: 0, lockedBy: null }]);
    expect(await test.database.query('select from job_workers')).toEqual([]);
  });

  it('give back at the deadline what is not done, and another begins it at once', async () => {
    let letGo = () => {};
    const runner = await work(() => new Promise((resolve) => (letGo = resolve)));
    await leave(1);
    await until(async () => (await jobsOf(test.database))[0]?.lockedBy !== null);
    const askedAt = performance.now();
    expect(await runner.stop(100)).toBe(1);
    expect(performance.now() - askedAt).toBeLessThan(2_000);
    runners = [];
    expect(await jobsOf(test.database)).toMatchObject([{ lockedBy: null, lastError: null }]);
    const done: number[] = [];
    await work(async ({ payload }) => {
      done.push(payload.number);
    });
    await untilDone(test.database);
    expect(done).toEqual([1]);
    letGo();
  });

  it('go on when the database has cut every connection, and lose nothing', async () => {
    const done = new Set<number>();
    await work(async ({ payload }) => {
      await sleep(50);
      done.add(payload.number);
    });
    for (let round = 0; round < 3; round += 1) {
      await leave(round);
      await sleep(30);
      await test.database.query(
        `select pg_terminate_backend(pid)
           from pg_stat_activity
           where datname = current_database() and application_name = 'broadsheet jobs'`,
      );
    }
    await untilDone(test.database);
    expect([...done].toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
