import { handleJob } from './handle-job';
import { noPayload } from './job';
import type { Schedule } from './schedule';

/** How long a job that failed for good stays, with its error, for someone to look at. */
const keptDays = 30;

const job = { name: 'forget-failed-jobs', parse: noPayload };

/** Clears the queue of jobs that failed for good long ago. */
export const forgetFailedJobs = handleJob(job, async ({ database, log }) => {
  const forgotten = await database.query<object>(
    `delete from graphile_worker._private_jobs job
     where job.attempts >= job.max_attempts
       and job.locked_at is null
       and job.run_at < now() - $1 * interval '1 day'
     returning job.id`,
    [keptDays],
  );
  if (forgotten.length > 0) {
    log.info({ jobs: forgotten.length }, `jobs that failed more than ${keptDays} days ago are forgotten`);
  }
});

/** Once a night. */
export const forgettingFailedJobs: Schedule = { job, cron: '23 3 * * *' };
