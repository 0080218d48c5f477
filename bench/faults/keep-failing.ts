import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/database';
import { enqueueJob } from '../../src/platform/jobs/enqueue-jobs';
import { type Job, type NoPayload, noPayload } from '../../src/platform/jobs/job';
import type { RestartableDatabase } from './restartable-database';
import type { SkippingClock } from './skipping-clock';
import type { WorkerCrew } from './worker-crew';

/** How it stood in the end, and what was seen on the way. */
export interface Standing {
  sent: number;
  restarts: number;
  longestLockSeconds: number;
}

/** What the schedule leaves each minute, and here more often, since time is short. */
export const planning: Job<NoPayload> = { name: 'plan-deliveries', parse: noPayload };

/** PostgreSQL is restarted when so much is sent. */
const restartsAt = [0.25, 0.6];
const lookEveryMillis = 500;
const planEveryMillis = 5_000;
const tellEveryMillis = 10_000;

/**
 * Kills and restarts until everything is sent, or the time is up. Where all that is left waits for its next try, the
 * waiting is left out.
 */
export async function keepFailing(task: {
  crew: WorkerCrew;
  postgres: RestartableDatabase;
  database: Database;
  deliveries: number;
  /** Of the workers. */
  clock: SkippingClock;
  killEveryMillis: number;
  limitMillis: number;
}): Promise<Standing> {
  const { crew, postgres, database, deliveries, clock, killEveryMillis, limitMillis } = task;
  const standing: Standing = { sent: 0, restarts: 0, longestLockSeconds: 0 };
  const killing = setInterval(() => crew.kill(), killEveryMillis);
  const startedAt = performance.now();
  let toldAt = startedAt;
  let plannedAt = startedAt;
  try {
    while (standing.sent < deliveries && performance.now() - startedAt < limitMillis) {
      await sleep(lookEveryMillis);
      // In the middle of a restart nobody answers.
      const look = await lookAt(database, clock.now()).catch(() => null);
      if (look !== null) {
        standing.sent = look.sent;
        standing.longestLockSeconds = Math.max(standing.longestLockSeconds, look.lockedSeconds);
        if (look.nextAt !== null) {
          clock.skipTo(look.nextAt);
          crew.replaceAll();
        }
      }
      if (performance.now() - plannedAt > planEveryMillis) {
        plannedAt = performance.now();
        await enqueueJob(database, planning, { payload: {} }).catch(() => undefined);
      }
      if (standing.sent >= deliveries * (restartsAt[standing.restarts] ?? Infinity)) {
        standing.restarts += 1;
        await postgres.restart();
      }
      if (performance.now() - toldAt > tellEveryMillis) {
        toldAt = performance.now();
        const seconds = Math.round((toldAt - startedAt) / 1_000);
        process.stdout.write(`  ${seconds} s: ${standing.sent} sent, ${crew.kills.length} killed\n`);
      }
    }
  } finally {
    clearInterval(killing);
  }
  return standing;
}

/** What of the ledger and the queue matters. */
interface Look {
  sent: number;
  lockedSeconds: number;
  /** Where all that is left waits for its next try: when the last of those is due. */
  nextAt: Date | null;
}

async function lookAt(database: Database, now: Date): Promise<Look> {
  const [look] = await database.query<Look>(
    `select
       count(*) filter (where delivery.status = 'SENT')::integer as sent,
       (
         select coalesce(ceil(max(extract(epoch from now() - job.locked_at))), 0)::integer
         from graphile_worker._private_jobs job
         where job.locked_at is not null
       ) as "lockedSeconds",
       case
         when bool_and(delivery.status = 'SENT' or delivery.reason = 'DEFERRED')
           then max(delivery.attempt_after) filter (where delivery.reason = 'DEFERRED' and delivery.attempt_after > $1)
       end as "nextAt"
     from deliveries delivery`,
    [now],
  );
  if (look === undefined) {
    throw new Error('Expected a row of counts, got none.');
  }
  return look;
}
