import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClock } from '../../../src/platform/clock/clock';
import { enqueueJob } from '../../../src/platform/jobs/enqueue-jobs';
import { handleJob, type JobTask } from '../../../src/platform/jobs/handle-job';
import { usualTiming } from '../../../src/platform/jobs/job-timing';
import { startJobRunner } from '../../../src/platform/jobs/start-job-runner';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { count, jobsOf, quick, until, untilDone } from './queue';

describe('A worker that is killed with -9', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase('empty');
  });
  afterEach(() => test.drop());

  function work(handle: (task: JobTask<{ number: number }>) => Promise<void>) {
    const { connection, database } = test;
    const tools = { clock: createClock(null), log: createLogger('silent') };
    return startJobRunner({ connection, database, ...tools, handlers: [handleJob(count, handle)], timing: quick });
  }

  /** A worker in a process of its own, which never gets done. */
  async function startProcess() {
    const script = join(__dirname, 'worker.cjs');
    const child = spawn(process.execPath, [script, JSON.stringify(test.connection), JSON.stringify(quick)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const says = (word: string, times = 1) => until(() => said.split(word).length > times);
    await says('ready');
    return {
      says,
      kill: async () => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }

  it('loses its jobs to another, those of a queue too, each after one try that counts', async () => {
    const victim = await startProcess();
    await enqueueJob(test.database, count, { payload: { number: 1 } });
    await enqueueJob(test.database, { ...count, queue: 'one by one' }, { payload: { number: 2 } });
    await victim.says('began', 2);
    const done: [number: number, attempt: number][] = [];
    const heir = await work(async ({ payload, attempt }) => {
      done.push([payload.number, attempt]);
    });
    await sleep(1_000);
    expect(done).toEqual([]);

    await victim.kill();
    const killedAt = performance.now();
    await untilDone(test.database);
    expect(done.toSorted()).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(performance.now() - killedAt).toBeLessThan(5_000);
    expect(await test.database.query('select from job_workers')).toHaveLength(1);
    await heir.stop(1_000);
  });

  it('loses its jobs also to one that is started after its death', async () => {
    const victim = await startProcess();
    await enqueueJob(test.database, count, { payload: { number: 1 } });
    await victim.says('began');
    await victim.kill();
    expect(await jobsOf(test.database)).toMatchObject([{ lockedBy: expect.any(String) }]);
    const heir = await work(async () => {});
    await untilDone(test.database);
    await heir.stop(1_000);
  });

  it('leaves nothing behind of a job that was left anew while it did it', async () => {
    const victim = await startProcess();
    await enqueueJob(test.database, count, { payload: { number: 1 }, key: 'k' });
    await victim.says('began');
    await victim.kill();
    await enqueueJob(test.database, count, { payload: { number: 2 }, key: 'k' });
    expect(await jobsOf(test.database)).toHaveLength(2);
    const done: number[] = [];
    const heir = await work(async ({ payload }) => {
      done.push(payload.number);
    });
    await untilDone(test.database);
    expect(done).toEqual([2]);
    await heir.stop(1_000);
  });

  it('leaves a job where it is that may be tried once alone', async () => {
    const victim = await startProcess();
    await enqueueJob(test.database, { ...count, maxAttempts: 1 }, { payload: { number: 1 } });
    await victim.says('began');
    await victim.kill();
    const heir = await work(async () => {});
    await until(async () => (await jobsOf(test.database))[0]?.lockedBy === null);
    await heir.stop(1_000);
    expect(await jobsOf(test.database)).toMatchObject([{ payload: { number: 1 }, attempts: 1, maxAttempts: 1 }]);
  });

  it('leaves nothing locked by one that lives, but was cut off from the answer which gave it a job', async () => {
    const done: number[] = [];
    const worker = await work(async ({ payload }) => {
      done.push(payload.number);
    });
    await until(async () => (await test.database.query('select from job_workers')).length > 0);
    const queued = { ...count, queue: 'one by one' };
    await test.database.transaction(async (transaction) => {
      await enqueueJob(transaction, queued, { payload: { number: 1 } });
      await enqueueJob(transaction, queued, { payload: { number: 2 }, key: 'k' });
      await transaction.query(
        `update graphile_worker._private_jobs
         set locked_at = now(), locked_by = (select id from job_workers), attempts = 1`,
      );
      await transaction.query(
        `update graphile_worker._private_job_queues set locked_at = now(), locked_by = (select id from job_workers)`,
      );
      await enqueueJob(transaction, queued, { payload: { number: 3 }, key: 'k' });
      await transaction.query(
        `update graphile_worker._private_jobs set updated_at = now() + interval '1 s' where attempts > 1`,
      );
    });
    await untilDone(test.database);
    expect(done.toSorted()).toEqual([1, 3]);
    await worker.stop(1_000);
  });

  it('is found dead well within a minute by the timing that counts outside of tests', () => {
    const { beatMillis, looksUntilDead, pollMillis } = usualTiming;
    // A beat just before its death is seen for the first time at the next look.
    expect((looksUntilDead + 2) * beatMillis + pollMillis).toBeLessThan(45_000);
  });

  it('is not taken for dead while it lives, however long a job takes and whatever the clocks say', async () => {
    const began: number[] = [];
    const slow = async ({ payload }: JobTask<{ number: number }>) => {
      began.push(payload.number);
      await sleep(3 * quick.beatMillis * quick.looksUntilDead);
    };
    const workers = await Promise.all([work(slow), work(slow)]);
    await enqueueJob(test.database, count, { payload: { number: 1 } });
    await until(() => began.length > 0);
    // As if the database's clock had gone a day ahead.
    await test.database.query(`update job_workers set started_at = started_at - interval '1 day'`);
    await untilDone(test.database);
    expect(began).toEqual([1]);
    await Promise.all(workers.map((worker) => worker.stop(1_000)));
  });
});
