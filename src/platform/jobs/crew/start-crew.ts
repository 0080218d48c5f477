import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, run } from 'graphile-worker';
import type { Pool } from 'pg';
import { Attempts, type Workplace } from './attempts';
import type { JobHandler } from '../handle-job';
import { Heart } from './heart';
import { LostJobs } from './lost-jobs';
import type { JobTiming } from '../job-timing';
import { queueLog } from '../queue-log';
import { type Schedule, toCronItems } from '../schedule';

/** What a crew does, and with what. */
export interface CrewOptions {
  /** The queue's own connections. */
  pool: Pool;
  handlers: readonly JobHandler[];
  schedules: readonly Schedule[];
  /** How many jobs are under way at the same time. */
  concurrency: number;
  timing: JobTiming;
  workplace: Workplace;
}

/** A worker of the queue's library with its heart. It can end by itself, where the library gives up. */
export interface Crew {
  ended: Promise<void>;
  /** Takes no more jobs, waits for those under way until the deadline, gives the rest back, and says how many. */
  stop(deadlineMillis: number): Promise<number>;
}

/** Starts to take jobs. The queue's tables have to be there. */
export async function startCrew(options: CrewOptions): Promise<Crew> {
  const { pool, handlers, schedules, concurrency, timing, workplace } = options;
  const lostJobs = new LostJobs();
  const heart = new Heart(pool, timing, workplace.log, lostJobs);
  const attempts = new Attempts(handlers, workplace, lostJobs);
  let workerId: string | null = null;
  const runner = await run({
    pgPool: pool,
    taskList: attempts.taskList,
    parsedCronItems: toCronItems(schedules),
    concurrency,
    pollInterval: timing.pollMillis,
    noHandleSignals: true,
    logger: queueLog(workplace.log),
    preset: {
      // With no delay, what became of jobs is still noted in batches, and noted again where the database was away;
      // without the setting, that would be an unhandled rejection.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: 'broadsheet-heart',
          version: '1',
          worker: {
            hooks: {
              // Waited for before the first job is taken.
              startWorker: (_context, { worker }) => {
                workerId = worker.workerPool.id;
                return heart.start(workerId);
              },
            },
          },
        },
      ],
    },
  });
  const ended = runner.promise.catch((error: unknown) =>
    workplace.log.warn({ err: error }, 'the job worker gave up; another is started in its place'),
  );
  return {
    ended,
    stop: async (deadlineMillis) => {
      await finish(runner, deadlineMillis);
      if (workerId !== null) {
        await heart.stop(workerId);
      }
      return attempts.underWay;
    },
  };
}

async function finish(runner: Runner, deadlineMillis: number): Promise<void> {
  const deadline = new AbortController();
  // A runner that has ended by itself cannot be stopped, and need not be.
  const finished = runner.stop().catch(() => undefined);
  await Promise.race([finished, sleep(deadlineMillis, undefined, { signal: deadline.signal }).catch(() => undefined)]);
  deadline.abort();
}
