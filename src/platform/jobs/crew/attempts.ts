import type { JobHelpers, TaskList } from 'graphile-worker';
import type { Logger } from '../../logging/create-logger';
import type { JobHandler, JobTools } from '../handle-job';
import type { LostJobs } from './lost-jobs';

/** What a try needs beside what the queue says of its job. */
export type Workplace = Pick<JobTools, 'database' | 'clock' | 'signal'> & { log: Logger };

/** Tries at jobs, as the queue's library takes them, and how many are under way. */
export class Attempts {
  underWay = 0;

  constructor(
    private readonly handlers: readonly JobHandler[],
    private readonly workplace: Workplace,
    private readonly lostJobs: LostJobs,
  ) {}

  get taskList(): TaskList {
    return Object.fromEntries(
      this.handlers.map((handler) => [
        handler.name,
        (payload: unknown, { job }: JobHelpers) => this.attempt(handler, payload, job),
      ]),
    );
  }

  /** Throws what the handler throws: the queue keeps its message, and tries again later. */
  private async attempt(handler: JobHandler, payload: unknown, job: JobHelpers['job']): Promise<void> {
    const isLastAttempt = job.attempts >= job.max_attempts;
    const log = this.workplace.log.child({ job: handler.name, jobId: job.id });
    const finish = this.lostJobs.take({ id: job.id, lockedAt: job.locked_at ?? new Date(0) });
    this.underWay += 1;
    try {
      await handler.run(payload, { ...this.workplace, log, attempt: job.attempts, isLastAttempt });
    } catch (error) {
      const fields = { err: error, attempt: job.attempts, of: job.max_attempts };
      if (isLastAttempt) {
        log.error(fields, 'a job failed for good; it stays in the queue, with its error, until someone looks');
      } else {
        log.warn(fields, 'a job failed; it is tried again later');
      }
      throw error;
    } finally {
      this.underWay -= 1;
      finish();
    }
  }
}
