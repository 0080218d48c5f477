import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { type Job, noPayload, type NoPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';
import { bringBackPutOff, bringBackStrays } from './bring-back-strays';

const job: Job<NoPayload> = { name: 'bring-back-strays', parse: noPayload, queue: 'bring-back-strays' };

/** Sees to it that nobody stays without mail for what a wrong clock has written. */
export const bringBackStraysJob: JobHandler = handleJob(job, async ({ database, clock, signal, log }) => {
  const task = { database, now: clock.now(), signal };
  const subscriptions = await bringBackStrays(task);
  const deliveries = await bringBackPutOff(task);
  if (subscriptions + deliveries > 0) {
    log.warn(
      { subscriptions, deliveries },
      'a clock had gone ahead: digests were put off for longer than they ever are, and are due as usual again',
    );
  }
});

/** Every hour: so long somebody may stay silent once the clock is right. */
export const bringingBackStrays: Schedule = { job, cron: '7 * * * *' };
