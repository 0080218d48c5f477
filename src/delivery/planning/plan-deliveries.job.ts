import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { type Job, noPayload, type NoPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';
import { wakeShards } from '../sending/wake-shards';
import { planDeliveries } from './plan-deliveries';

const job: Job<NoPayload> = { name: 'plan-deliveries', parse: noPayload, queue: 'plan-deliveries' };

/** Plans what is due, and sees to it that whatever waits to be sent has a job. */
export const planDeliveriesJob: JobHandler = handleJob(job, async ({ database, clock, signal, log }) => {
  const now = clock.now();
  // What waits from before; what is planned now brings its jobs along, and a second one for a shard would only find it busy.
  await wakeShards(database, now);
  const subscriptions = await planDeliveries({ database, now, signal });
  if (subscriptions > 0) {
    log.info({ subscriptions }, 'digests were due and are planned');
  }
});

/** Every minute. What was missed is made up for by the first that runs. */
export const planningDeliveries: Schedule = { job, cron: '* * * * *' };
