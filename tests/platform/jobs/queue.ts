import type { Database } from '../../../src/platform/database/database';
import type { Job } from '../../../src/platform/jobs/job';
import type { JobTiming } from '../../../src/platform/jobs/job-timing';

/** Everything that takes seconds takes a fraction of one: a dead worker is found out after half a second. */
export const quick: JobTiming = { beatMillis: 100, looksUntilDead: 5, pollMillis: 50 };

/** A job that carries a number. */
export const count: Job<{ number: number }> = {
  name: 'count',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null && 'number' in payload && typeof payload.number === 'number') {
      return { number: payload.number };
    }
    throw new Error(`Expected {"number": …}, got ${JSON.stringify(payload)}.`);
  },
};

/** A job as it stands in the queue. */
interface Waiting {
  name: string;
  payload: unknown;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
  lockedBy: string | null;
  key: string | null;
  secondsToGo: number;
}

/** What is in the queue, oldest first, whether it waits or is being done. */
export function jobsOf(database: Database): Promise<Waiting[]> {
  return database.query(
    `select task.identifier as name, job.payload, job.attempts, job.max_attempts as "maxAttempts",
       job.last_error as "lastError", job.locked_by as "lockedBy", job.key,
       extract(epoch from job.run_at - now())::double precision as "secondsToGo"
     from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id
     order by job.id`,
  );
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMillis = 25_000): Promise<void> {
  const deadline = performance.now() + limitMillis;
  while (!(await isSo())) {
    if (performance.now() > deadline) {
      throw new Error(`Expected it to be so within ${limitMillis} ms.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until nothing is left to do. */
export function untilDone(database: Database): Promise<void> {
  return until(async () => {
    // Their job is left a moment after they are: before it, nothing may seem to be left to do.
    const requests = await database.query<object>('select from subscription_requests limit 1');
    return requests.length === 0 && (await jobsOf(database)).length === 0;
  });
}
