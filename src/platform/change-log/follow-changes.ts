import type { Database } from '../database/database';
import type { Logger } from '../logging/create-logger';
import type { ChangeFollower } from './change-follower';
import { enrolFollower, followBatch } from './follow-batch';

/** Followers at work. */
export interface FollowedLog {
  /** Lets the batches under way end, and starts no more. */
  stop(): Promise<void>;
}

const usualPollMillis = 1_000;
const longestPauseMillis = 60_000;

/**
 * Runs followers until they are stopped, each by itself. Any number of processes may run the same ones: one has the
 * turn at each, and when it dies another goes on within a poll. A batch that fails is tried again after a growing
 * pause, with half the changes, so that one too large for its timeout gets through.
 */
export function followChanges(task: {
  database: Database;
  followers: readonly ChangeFollower[];
  log: Logger;
  pollMillis?: number;
}): FollowedLog {
  const { database, followers, log, pollMillis = usualPollMillis } = task;
  const stopping = new AbortController();
  const run = async (follower: ChangeFollower): Promise<void> => {
    let enrolled = false;
    let failures = 0;
    let limit = follower.batchSize;
    while (!stopping.signal.aborted) {
      try {
        if (!enrolled) {
          await enrolFollower(database, follower);
          enrolled = true;
        }
        const outcome = await followBatch(database, follower, limit);
        failures = 0;
        limit = Math.min(limit * 2, follower.batchSize);
        if (outcome !== 'moved') {
          await pause(pollMillis, stopping.signal);
        }
      } catch (error) {
        failures += 1;
        limit = Math.ceil(limit / 2);
        const pauseMillis = pauseAfter(failures, pollMillis);
        const fields = { err: error, follower: follower.name, failures, pauseMillis };
        log.warn(fields, 'a follower of the change log failed; it goes on from the same place');
        await pause(pauseMillis, stopping.signal);
      }
    }
  };
  const runs = followers.map(run);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(runs);
    },
  };
}

/** Twice as long each time, up to a minute. */
function pauseAfter(failures: number, pollMillis: number): number {
  return Math.min(pollMillis * 2 ** (failures - 1), longestPauseMillis);
}

/** Waits so long, or until it is told to stop. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, millis);
    signal.addEventListener('abort', end);
    if (signal.aborted) {
      end();
    }
  });
}
