import type { Queryable } from '../database/queryable';

/** Takes back the job of a key while it waits: what it is about is done already. One that is being done is left alone. */
export async function takeBackJob(database: Queryable, key: string): Promise<void> {
  await database.query(
    `delete from graphile_worker._private_jobs job
     where job.key = $1 and job.locked_at is null`,
    [key],
  );
}
