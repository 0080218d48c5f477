import { createClock } from '../../../src/platform/clock/clock';
import { enqueueJob, enqueueJobs } from '../../../src/platform/jobs/enqueue-jobs';
import { forgetFailedJobs, forgettingFailedJobs } from '../../../src/platform/jobs/forget-failed-jobs';
import { handleJob } from '../../../src/platform/jobs/handle-job';
import { type Job, type NoPayload, noPayload } from '../../../src/platform/jobs/job';
import { readQueue } from '../../../src/platform/jobs/read-queue';
import { startJobRunner } from '../../../src/platform/jobs/start-job-runner';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { jobsOf, quick, until, untilDone } from './queue';

const sweep: Job<NoPayload> = { name: 'sweep', parse: noPayload };
const hourMillis = 3_600_000;

describe('A job on a schedule', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase('empty');
  });
  afterAll(() => test.drop());

  it('is made up for after a time without workers, once though several start', async () => {
    await test.database.query(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       values ('sweep', now() - interval '10 days', date_trunc('hour', now()) - interval '1 hour')`,
    );
    let swept = 0;
    const handlers = [
      handleJob(sweep, async () => {
        swept += 1;
      }),
    ];
    const { connection, database } = test;
    const start = () =>
      startJobRunner({
        connection,
        database,
        clock: createClock(null),
        log: createLogger('silent'),
        handlers,
        schedules: [{ job: sweep, cron: '0 * * * *', catchUpMillis: 2 * hourMillis }],
        timing: quick,
      });
    const workers = await Promise.all([start(), start()]);
    await until(() => swept > 0);
    await untilDone(database);
    await Promise.all(workers.map((worker) => worker.stop(1_000)));
    expect(swept).toBe(1);
  });

  it('forgets in time what failed for good, and nothing else', async () => {
    const { connection, database } = test;
    const failing: Job<NoPayload> = { ...sweep, maxAttempts: 1 };
    await enqueueJobs(database, failing, [
      { payload: {}, key: 'old' },
      { payload: {}, key: 'new' },
    ]);
    await database.query(`update graphile_worker._private_jobs set attempts = 1`);
    await enqueueJob(database, sweep, { payload: {}, key: 'waits' });
    await database.query(
      `update graphile_worker._private_jobs set run_at = run_at - interval '31 days' where key in ('old', 'waits')`,
    );
    expect(await readQueue(database)).toEqual({ open: 1, failed: 2, workers: 0 });
    const { job } = forgettingFailedJobs;
    await enqueueJob(database, job, { payload: {} });
    const tools = { clock: createClock(null), log: createLogger('silent') };
    const worker = await startJobRunner({
      connection,
      database,
      ...tools,
      handlers: [forgetFailedJobs],
      timing: quick,
    });
    await until(async () => !(await jobsOf(database)).some(({ name }) => name === job.name));
    await worker.stop(1_000);
    expect((await jobsOf(database)).map(({ key }) => key)).toEqual(['new', 'waits']);
  });

  it('is refused where its time cannot be read', async () => {
    const start = startJobRunner({
      connection: test.connection,
      database: test.database,
      clock: createClock(null),
      log: createLogger('silent'),
      handlers: [],
      schedules: [{ job: sweep, cron: 'at noon' }],
    });
    await expect(start).rejects.toThrow('at noon');
  });
});
