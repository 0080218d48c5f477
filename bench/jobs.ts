import { parseArgs } from 'node:util';
import { createClock } from '../src/platform/clock/clock';
import { enqueueJobs } from '../src/platform/jobs/enqueue-jobs';
import { handleJob } from '../src/platform/jobs/handle-job';
import { type Job, type NoPayload, noPayload } from '../src/platform/jobs/job';
import { startJobRunner } from '../src/platform/jobs/start-job-runner';
import { startScratchApp } from './scratch-app';

const nothing: Job<NoPayload> = { name: 'nothing', parse: noPayload };

/** How fast jobs that do nothing are left and done, and how long one waits for an idle worker. */
export async function jobsBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: { jobs: { type: 'string', default: '20000' }, concurrency: { type: 'string', default: '4' } },
  });
  const jobs = Number(values.jobs);
  const concurrency = Number(values.concurrency);
  const scratch = await startScratchApp({ seeding: false });
  const { connection, log } = scratch;
  const { database } = scratch.app;
  let done = 0;
  let onDone = (): void => {};
  const handle = async (): Promise<void> => {
    done += 1;
    onDone();
  };
  const reach = (count: number): Promise<void> =>
    new Promise((resolve) => {
      onDone = () => {
        if (done === count) resolve();
      };
      onDone();
    });
  try {
    const leftAt = performance.now();
    await enqueueJobs(
      database,
      nothing,
      Array.from({ length: jobs }, () => ({ payload: {} })),
    );
    const enqueuedPerSecond = Math.round((jobs / (performance.now() - leftAt)) * 1_000);
    const startedAt = performance.now();
    const handlers = [handleJob(nothing, handle)];
    const runner = await startJobRunner({ connection, database, clock: createClock(null), log, handlers, concurrency });
    await reach(jobs);
    const donePerSecond = Math.round((jobs / (performance.now() - startedAt)) * 1_000);
    const waits: number[] = [];
    for (let round = 1; round <= 100; round += 1) {
      const sentAt = performance.now();
      await enqueueJobs(database, nothing, [{ payload: {} }]);
      await reach(jobs + round);
      waits.push(performance.now() - sentAt);
    }
    await runner.stop(5_000);
    const waitMillis = Math.round((waits.toSorted((a, b) => a - b)[50] ?? 0) * 10) / 10;
    process.stdout.write(
      `${jobs} jobs: left ${enqueuedPerSecond}/s in one statement, done ${donePerSecond}/s by one worker with ` +
        `${concurrency} hands; a single one is begun after ${waitMillis} ms (median)\n`,
    );
    return { jobs, concurrency, enqueuedPerSecond, donePerSecond, waitMillis };
  } finally {
    await scratch.close();
  }
}
