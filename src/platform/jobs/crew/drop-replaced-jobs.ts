import type { Pool, PoolClient } from 'pg';

/**
 * Drops what workers hold of jobs that were left anew under their key meanwhile. The queue's library has told those not
 * to be tried again, which would leave them in the queue for good, as if they had failed. What tells one apart is that
 * it changed after it was taken. With `ids`, only those are looked at.
 */
export async function dropReplacedJobs(
  queue: Pool | PoolClient,
  workerIds: readonly string[],
  ids: readonly string[] | null = null,
): Promise<void> {
  await queue.query(
    `delete from graphile_worker._private_jobs job
     where job.locked_by = any ($1::text[])
       and job.key is null
       and job.attempts >= job.max_attempts
       and job.updated_at > job.locked_at
       and ($2::bigint[] is null or job.id = any ($2::bigint[]))`,
    [workerIds, ids],
  );
}
