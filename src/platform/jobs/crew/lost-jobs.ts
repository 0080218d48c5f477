import type { Pool } from 'pg';
import { dropReplacedJobs } from './drop-replaced-jobs';

/** A job that a worker took, at a moment. */
interface Taken {
  id: string;
  lockedAt: Date;
}

/**
 * Finds the jobs that the database holds for a worker which does not know of them: it asked for one, and the answer was
 * lost with the connection. While the worker lives, nobody else would touch them.
 */
export class LostJobs {
  /** The jobs that the worker knows of, and whether it has done with them: then the note of it may still be under way. */
  private readonly known = new Map<string, { isDone: boolean }>();
  private unknownBefore = new Set<string>();

  /** Notes that the worker was given a job; call what it returns when the job is done. */
  take(job: Taken): () => void {
    const entry = { isDone: false };
    this.known.set(nameOf(job), entry);
    return () => {
      entry.isDone = true;
    };
  }

  /** Releases those that were unknown the last time as well: the answer that gives one away may be on its way. */
  async release(pool: Pool, workerId: string): Promise<number> {
    const { rows } = await pool.query<Taken>(
      `select job.id, job.locked_at as "lockedAt"
       from graphile_worker._private_jobs job
       where job.locked_by = $1`,
      [workerId],
    );
    const unknown = rows.filter((job) => !this.known.has(nameOf(job)));
    const lost = unknown.filter((job) => this.unknownBefore.has(nameOf(job))).map(({ id }) => id);
    this.unknownBefore = new Set(unknown.map(nameOf));
    this.forget(new Set(rows.map(nameOf)));
    if (lost.length > 0) {
      await giveBack(pool, workerId, lost);
    }
    await freeQueues(pool, workerId);
    return lost.length;
  }

  private forget(locked: ReadonlySet<string>): void {
    for (const [name, { isDone }] of this.known) {
      if (isDone && !locked.has(name)) {
        this.known.delete(name);
      }
    }
  }
}

/** A job can be taken again by the same worker, but not at the same moment. */
function nameOf({ id, lockedAt }: Taken): string {
  return `${id} ${lockedAt.getTime()}`;
}

/** As if they had not been taken. */
async function giveBack(pool: Pool, workerId: string, ids: readonly string[]): Promise<void> {
  await dropReplacedJobs(pool, [workerId], ids);
  await pool.query(
    `update graphile_worker._private_jobs job
     set locked_at = null, locked_by = null, attempts = greatest(0, job.attempts - 1)
     where job.id = any ($2::bigint[]) and job.locked_by = $1`,
    [workerId, ids],
  );
}

/** A queue is taken and let go of together with its job, so that one without a job is held by mistake. */
async function freeQueues(pool: Pool, workerId: string): Promise<void> {
  await pool.query(
    `update graphile_worker._private_job_queues queue
     set locked_at = null, locked_by = null
     where queue.locked_by = $1
       and not exists (
         select
         from graphile_worker._private_jobs job
         where job.job_queue_id = queue.id and job.locked_by = $1
       )`,
    [workerId],
  );
}
