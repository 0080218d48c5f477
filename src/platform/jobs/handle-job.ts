import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import type { Logger } from '../logging/create-logger';
import type { Job } from './job';

/** What a worker lends to whatever it does. */
export interface JobTools {
  database: Database;
  clock: Clock;
  /** Its lines carry the job's name and number. */
  log: Logger;
  /**
   * Aborted when the worker is about to stop: what takes longer than a few seconds should leave off then and enqueue
   * its rest. What is still running at the deadline is begun anew elsewhere.
   */
  signal: AbortSignal;
  /** 1 for the first try. */
  attempt: number;
  isLastAttempt: boolean;
}

/** One try at a job. */
export interface JobTask<Payload> extends JobTools {
  payload: Payload;
}

/** Does the jobs of one name. */
export interface JobHandler {
  readonly name: string;
  run(payload: unknown, tools: JobTools): Promise<void>;
}

/**
 * Binds a job to what does it. A job is done at least once: a worker can be killed between the work and the note that
 * it is done, so a handler has to bear being run again. When it throws, the error is kept beside the job, and the job
 * is tried again.
 */
export function handleJob<Payload extends object>(
  job: Job<Payload>,
  handle: (task: JobTask<Payload>) => Promise<void>,
): JobHandler {
  return { name: job.name, run: async (payload, tools) => handle({ ...tools, payload: job.parse(payload) }) };
}
