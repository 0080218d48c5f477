import type { Database } from '../../platform/database/database';
import type { Session } from '../../platform/database/session';

/** Tells these advisory locks from others; the second number is the shard. */
export const shardLocks = 1_764_000_007;

/** A network that is cut says nothing of it. With what a statement may take, it shows before others may send again. */
const beatMillis = 5_000;

/**
 * Does the work while nobody else holds the shard, in any process; returns null without doing it where somebody does.
 * The lock lives in a session: it is free at once when the holder dies, and held by one who merely stands still. A look
 * costs a connection, some milliseconds; nobody looks at a shard in which nothing waits.
 */
export function holdShard<Result>(
  database: Database,
  shard: number,
  work: (session: Session) => Promise<Result>,
): Promise<Result | null> {
  return database.session(async (session) => {
    const [lock] = await session.query<{ isHeld: boolean }>('select pg_try_advisory_lock($1, $2) as "isHeld"', [
      shardLocks,
      shard,
    ]);
    if (lock?.isHeld !== true) {
      return null;
    }
    const beat = setInterval(() => {
      // What goes wrong shows in the session.
      session.query('select').catch(() => undefined);
    }, beatMillis);
    try {
      return await work(session);
    } finally {
      clearInterval(beat);
    }
  });
}
