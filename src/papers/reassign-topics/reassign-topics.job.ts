import { setTimeout as sleep } from 'node:timers/promises';
import { handleJob, type JobTask } from '../../platform/jobs/handle-job';
import { announceTaxonomyChange, taxonomyChanged } from '../../topics';
import type { Lap } from './lap';
import { reassignStretch } from './reassign-stretch';

/** Few enough that neither the catalogue's lock nor this process's one thread is held for long. */
const papersPerStretch = 200;
const pauseMillis = 1_000;
const lockNotAvailable = '55P03';

/** Puts all papers under the topics that the taxonomy gives them now; goes on where it was left, by whomever. */
export const reassignTopicsJob = handleJob(taxonomyChanged, reassignTopics);

async function reassignTopics({ database, clock, log, signal }: JobTask<object>): Promise<void> {
  let version: string | null = null;
  while (!signal.aborted) {
    const lap: Lap | null = await reassignStretch({ database, papers: papersPerStretch, now: clock.now() }).catch(
      passOverLock,
    );
    if (lap === null) {
      // A long import has the lock.
      await sleep(pauseMillis, undefined, { signal }).catch(() => undefined);
      continue;
    }
    const { lookedAt, reassigned, startedAt, finishedAt } = lap;
    if (finishedAt !== null) {
      log.info({ lookedAt, reassigned, startedAt }, 'all papers are under the topics that the taxonomy gives them');
      return;
    }
    if (version !== lap.taxonomyVersion) {
      version = lap.taxonomyVersion;
      log.info({ lookedAt, reassigned, startedAt }, 'papers are re-assigned to topics');
    }
  }
  // The rest is for another worker, or for this one when it comes back.
  await announceTaxonomyChange(database);
}

function passOverLock(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === lockNotAvailable) {
    return null;
  }
  throw error;
}
