import type { Database } from '../../platform/database/database';
import type { Session } from '../../platform/database/session';

/** Tells these advisory locks from others; the second number is the shard. */
const lockFamily = 1_764_000_007;

/**
 * Does the work while nobody else holds the shard, in any process; returns null without doing it where somebody does.
 * The lock lives in a session: it is free at once when the holder dies, and held by one who merely stands still.
 */
export function holdShard<Result>(
  database: Database,
  shard: number,
  work: (session: Session) => Promise<Result>,
): Promise<Result | null> {
  return database.session(async (session) => {
    const [lock] = await session.query<{ isHeld: boolean }>('select pg_try_advisory_lock($1, $2) as "isHeld"', [
      lockFamily,
      shard,
    ]);
    return lock?.isHeld === true ? work(session) : null;
  });
}
