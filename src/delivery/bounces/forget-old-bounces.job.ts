import { handleJob } from '../../platform/jobs/handle-job';
import { noPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';

const keptDays = 60;
const dayMillis = 86_400_000;

const job = { name: 'forget-old-bounces', parse: noPayload };

/** Deletes what came back more than 60 days ago, and what came back of mail to somebody who was erased since. */
export const forgetOldBounces = handleJob(job, async ({ database, clock }) => {
  await database.query(
    `delete from bounces bounce
     where bounce.at < $1
       or bounce.subscriber_id in (select subscriber.id from subscribers subscriber where subscriber.status = 'ERASED')`,
    [new Date(clock.now().getTime() - keptDays * dayMillis)],
  );
});

/** Once a night. */
export const forgettingOldBounces: Schedule = { job, cron: '53 3 * * *' };
