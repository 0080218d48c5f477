import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../../platform/database/queryable';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { answerRequests } from './answer-requests';

/** Requests that come within it are answered by one job. */
const gapMillis = 20;

/** Whether there is news since the last job was left. */
const waking = new WeakMap<Queryable, { isNews: boolean }>();

/**
 * Leaves the job that answers what was requested, soon: one for all that comes within a moment, since a job costs more
 * than an answer. Where the process dies before, the clock has the requests answered within a minute.
 */
export function wakeAnswerer(database: Queryable): void {
  const known = waking.get(database);
  if (known === undefined) {
    void leaveJobs(database);
  } else {
    known.isNews = true;
  }
}

async function leaveJobs(database: Queryable): Promise<void> {
  const state = { isNews: true };
  waking.set(database, state);
  while (state.isNews) {
    state.isNews = false;
    // Of a job that cannot be left the clock takes care as well.
    await enqueueJob(database, answerRequests, { payload: {}, key: answerRequests.name }).catch(() => undefined);
    await sleep(gapMillis, undefined, { ref: false });
  }
  waking.delete(database);
}
