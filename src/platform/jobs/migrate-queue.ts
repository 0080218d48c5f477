import { runMigrations } from 'graphile-worker';
import { migrations } from 'graphile-worker/dist/generated/sql';
import type { Connection } from '../database/data-source-options';
import type { Queryable } from '../database/queryable';
import { createLogger } from '../logging/create-logger';
import { queueLog } from './queue-log';
import { openQueuePool } from './queue-pool';

const queueMigrationLock = 0x62_73_6a_71;
const newest = Math.max(...Object.keys(migrations).map((file) => Number.parseInt(file, 10)));

/** Brings the queue's own tables up to date, in the schema "graphile_worker". Again, it changes nothing. */
export async function migrateQueue(connection: Connection): Promise<void> {
  // What goes wrong is thrown; the rest is of no interest.
  const log = createLogger('silent');
  const withoutTimeout = 0;
  const pool = openQueuePool(connection, log, withoutTimeout);
  try {
    const guard = await pool.connect();
    await guard.query('select pg_advisory_lock($1)', [queueMigrationLock]);
    try {
      await runMigrations({ pgPool: pool, logger: queueLog(log) });
    } finally {
      // Ends the session, and the lock with it.
      guard.release(true);
    }
  } finally {
    await pool.end();
  }
}

/** Whether the queue's tables are what this version of it needs, or newer. */
export async function isQueueUpToDate(database: Queryable): Promise<boolean> {
  const [table] = await database.query<{ exists: boolean }>(
    `select to_regclass('graphile_worker.migrations') is not null as exists`,
  );
  if (!table?.exists) {
    return false;
  }
  const [row] = await database.query<{ applied: number | null }>(
    'select max(migration.id) as applied from graphile_worker.migrations migration',
  );
  return (row?.applied ?? 0) >= newest;
}
