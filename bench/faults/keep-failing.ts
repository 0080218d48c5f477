import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/database';
import type { RestartableDatabase } from './restartable-database';
import type { WorkerCrew } from './worker-crew';

/** How it stood in the end, and what was seen on the way. */
export interface Standing {
  sent: number;
  restarts: number;
  longestLockSeconds: number;
}

/** PostgreSQL is restarted when so much is sent. */
const restartsAt = [0.25, 0.6];
const lookEveryMillis = 500;
const tellEveryMillis = 10_000;

/** Kills and restarts until everything is sent, or the time is up. */
export async function keepFailing(task: {
  crew: WorkerCrew;
  postgres: RestartableDatabase;
  database: Database;
  deliveries: number;
  killEveryMillis: number;
  limitMillis: number;
}): Promise<Standing> {
  const { crew, postgres, database, deliveries, killEveryMillis, limitMillis } = task;
  const standing: Standing = { sent: 0, restarts: 0, longestLockSeconds: 0 };
  const killing = setInterval(() => crew.kill(), killEveryMillis);
  const startedAt = performance.now();
  let toldAt = startedAt;
  try {
    while (standing.sent < deliveries && performance.now() - startedAt < limitMillis) {
      await sleep(lookEveryMillis);
      // In the middle of a restart nobody answers.
      const look = await lookAt(database).catch(() => null);
      if (look !== null) {
        standing.sent = look.sent;
        standing.longestLockSeconds = Math.max(standing.longestLockSeconds, look.lockedSeconds);
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

async function lookAt(database: Database): Promise<{ sent: number; lockedSeconds: number }> {
  const [look] = await database.query<{ sent: number; lockedSeconds: number }>(
    `select
       (select count(*)::integer from deliveries delivery where delivery.status = 'SENT') as sent,
       (
         select coalesce(ceil(max(extract(epoch from now() - job.locked_at))), 0)::integer
         from graphile_worker._private_jobs job
         where job.locked_at is not null
       ) as "lockedSeconds"`,
  );
  if (look === undefined) {
    throw new Error('Expected a row of counts, got none.');
  }
  return look;
}
