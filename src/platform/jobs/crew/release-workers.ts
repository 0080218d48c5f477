import type { Pool } from 'pg';
import { dropReplacedJobs } from './drop-replaced-jobs';

/** A worker whose jobs were released. */
interface Released {
  id: string;
  host: string;
  pid: number;
}

/**
 * Strikes off workers, and lets others begin their jobs at once. One that has beaten since it was seen at the given
 * beat is left alone; without a beat, it goes in any case.
 */
export async function releaseWorkers(
  pool: Pool,
  workers: readonly { id: string; beat: number | null }[],
): Promise<Released[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: released } = await client.query<Released>(
      `delete from job_workers worker
       using unnest($1::text[], $2::integer[]) as given (id, beat)
       where worker.id = given.id and worker.beat = coalesce(given.beat, worker.beat)
       returning worker.id, worker.host, worker.pid`,
      [workers.map(({ id }) => id), workers.map(({ beat }) => beat)],
    );
    const ids = released.map(({ id }) => id);
    await dropReplacedJobs(client, ids);
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [ids]);
    await client.query('commit');
    client.release();
    return released;
  } catch (error) {
    // Ends the session, and what it began with it.
    client.release(true);
    throw error;
  }
}
