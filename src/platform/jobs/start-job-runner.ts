import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock/clock';
import type { Connection } from '../database/data-source-options';
import type { Database } from '../database/database';
import type { Logger } from '../logging/create-logger';
import type { JobHandler } from './handle-job';
import { type JobTiming, usualTiming } from './job-timing';
import { openQueuePool } from './queue-pool';
import type { Schedule } from './schedule';
import { type Crew, startCrew } from './crew/start-crew';

/** Works on jobs until it is told to stop. */
export interface JobRunner {
  /**
   * Takes no more jobs, aborts the signal of those under way, waits for them until the deadline, and gives back what
   * is still not done: another worker may begin it at that moment. Says how many those are. Their handlers still run
   * here; only the end of the process stops them.
   */
  stop(deadlineMillis: number): Promise<number>;
}

interface JobRunnerOptions {
  connection: Connection;
  /** What handlers work with. */
  database: Database;
  clock: Clock;
  log: Logger;
  handlers: readonly JobHandler[];
  schedules?: readonly Schedule[];
  concurrency?: number;
  timing?: JobTiming;
}

const usualConcurrency = 4;
const restartMillis = 5_000;
const closeMillis = 1_000;

/** Starts to work on jobs, in a database whose queue is up to date. */
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { connection, database, clock, log, handlers, schedules = [] } = options;
  const { concurrency = usualConcurrency, timing = usualTiming } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pool = openQueuePool(connection, log);
  const workplace = { database, clock, log, signal };
  const hire = () => startCrew({ pool, handlers, schedules, concurrency, timing, workplace });
  let crew: Crew = await hire().catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  const kept = keepCrew();
  async function keepCrew(): Promise<void> {
    await crew.ended;
    while (!signal.aborted) {
      try {
        await crew.stop(0);
        crew = await hire();
        if (signal.aborted) {
          await crew.stop(0);
        }
        await crew.ended;
      } catch (error) {
        log.warn({ err: error }, `the job worker could not be started; it is tried again in ${restartMillis} ms`);
        await sleep(restartMillis, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  return {
    stop: async (deadlineMillis) => {
      stopping.abort();
      const left = await crew.stop(deadlineMillis);
      if (left > 0) {
        log.warn({ left }, 'jobs were not done at the deadline; they are given back');
        return left;
      }
      await kept;
      // A connection that the server has cut can count as taken for a while; nothing is lost with it.
      await Promise.race([pool.end(), sleep(closeMillis, undefined, { ref: false })]);
      return 0;
    },
  };
}
