import type { Pool } from 'pg';
import type { JobTiming } from '../job-timing';

/** A worker that has not beaten for so many looks. */
export interface StillWorker {
  id: string;
  beat: number;
}

/** Notes that a worker is alive. Returns whether it was not known, or not any more. */
export async function beatHeart(pool: Pool, worker: { id: string; host: string; pid: number }): Promise<boolean> {
  const { rows } = await pool.query<{ beat: number }>(
    `insert into job_workers as worker (id, host, pid, beat, started_at)
     values ($1, $2, $3, 0, now())
     on conflict (id) do update set beat = worker.beat + 1, looks = 0, looked_at = clock_timestamp()
     returning worker.beat`,
    [worker.id, worker.host, worker.pid],
  );
  return rows[0]?.beat === 0;
}

/**
 * Looks at the other workers, and returns those that have not beaten for as many looks as the timing has. Looks are noted
 * with the worker that is looked at, whoever looks, and at most one in the time of a beat: so workers that live for a
 * moment only find the dead together, and many at once no sooner. Only looks count. The clock of the database merely
 * spaces them, so that one that jumps makes a single look more; one that was away counts none.
 */
export async function lookAtWorkers(
  pool: Pool,
  workerId: string,
  { beatMillis, looksUntilDead }: Pick<JobTiming, 'beatMillis' | 'looksUntilDead'>,
): Promise<StillWorker[]> {
  await pool.query(
    `with others as (
       select worker.id
       from job_workers worker
       where worker.id <> $1
         and worker.looked_at not between clock_timestamp() - $2 * interval '1 millisecond'
           and clock_timestamp() + $2 * interval '1 millisecond'
       for no key update skip locked
     )
     update job_workers worker
     set looks = worker.looks + 1, looked_at = clock_timestamp()
     from others
     where worker.id = others.id`,
    [workerId, beatMillis],
  );
  const { rows } = await pool.query<StillWorker>(
    'select worker.id, worker.beat from job_workers worker where worker.id <> $1 and worker.looks >= $2',
    [workerId, looksUntilDead],
  );
  return rows;
}
