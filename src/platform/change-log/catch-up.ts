import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database';
import type { ChangeFollower } from './change-follower';
import { enrolFollower, followBatch } from './follow-batch';
import { followerLag } from './follower-lag';

const pauseMillis = 20;

/**
 * Runs a follower until nothing is left that was committed by then; for commands, benchmarks and tests. It waits for
 * older transactions that are still open, in other databases of the server too, and for a process that has the turn.
 */
export async function catchUp(database: Database, follower: ChangeFollower): Promise<void> {
  await enrolFollower(database, follower);
  for (;;) {
    const outcome = await followBatch(database, follower);
    if (outcome === 'moved') {
      continue;
    }
    const { changes } = await followerLag(database, follower.name);
    if (changes === 0) {
      return;
    }
    await wait(pauseMillis);
  }
}
