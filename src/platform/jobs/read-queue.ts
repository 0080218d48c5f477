import type { Queryable } from '../database/queryable';

/** What is in the queue, and who works on it. */
export interface QueueState {
  /** Jobs that are to be done or are being done, those included that wait for another try. */
  open: number;
  /** Jobs that failed for good. */
  failed: number;
  /** Processes that work on jobs, or did until half a minute ago. */
  workers: number;
}

/** Counts jobs and workers. */
export async function readQueue(database: Queryable): Promise<QueueState> {
  const [state] = await database.query<QueueState>(
    `select
       (count(*) filter (where job.attempts < job.max_attempts or job.locked_at is not null))::integer as "open",
       (count(*) filter (where job.attempts >= job.max_attempts and job.locked_at is null))::integer as "failed",
       (select count(*)::integer from job_workers) as "workers"
     from graphile_worker.jobs job`,
  );
  return state ?? { open: 0, failed: 0, workers: 0 };
}
