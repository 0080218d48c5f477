import { enqueueJobs } from '../../platform/jobs/enqueue-jobs';
import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { type Job, noPayload, type NoPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';
import type { Queryable } from '../../platform/database/queryable';
import { deliveriesOf, shards } from '../shards';
import { sendDeliveries, sendDeliveriesKey } from '../sending/send-deliveries';
import { bringBackPutOff, bringBackStrays } from './bring-back-strays';
import { planDeliveries } from './plan-deliveries';

const job: Job<NoPayload> = { name: 'plan-deliveries', parse: noPayload, queue: 'plan-deliveries' };

/** Plans what is due, and sees to it that whatever waits to be sent has a job. */
export const planDeliveriesJob: JobHandler = handleJob(job, async ({ database, clock, signal, log }) => {
  const now = clock.now();
  const subscriptionsAhead = await database.transaction((transaction) => bringBackStrays(transaction, now));
  const deliveriesAhead = await bringBackPutOff(database, now);
  if (subscriptionsAhead + deliveriesAhead > 0) {
    log.warn(
      { subscriptions: subscriptionsAhead, deliveries: deliveriesAhead },
      'a clock had gone ahead: digests were put off for longer than they ever are, and are due as usual again',
    );
  }
  // What waits from before; what is planned now brings its jobs along, and a second one for a shard would only find it busy.
  const waiting = await shardsWithWork(database, now);
  await enqueueJobs(
    database,
    sendDeliveries,
    waiting.map((shard) => ({ payload: { shard }, key: sendDeliveriesKey(shard) })),
  );
  const subscriptions = await planDeliveries({ database, now, signal });
  if (subscriptions > 0) {
    log.info({ subscriptions }, 'digests were due and are planned');
  }
});

/** Every minute. What was missed is made up for by the first that runs. */
export const planningDeliveries: Schedule = { job, cron: '* * * * *' };

/** The shards with a delivery whose time has come, or that somebody left in the midst of sending; 32 looks at indexes. */
async function shardsWithWork(database: Queryable, now: Date): Promise<number[]> {
  const looks = shards.map(
    (shard) => `
      select ${shard} as shard
      where exists (
          select
          from ${deliveriesOf(shard)} delivery
          where delivery.status = 'SCHEDULED' and delivery.attempt_after <= $1
        )
        or exists (select from ${deliveriesOf(shard)} delivery where delivery.status = 'SENDING')`,
  );
  const rows = await database.query<{ shard: number }>(looks.join(' union all '), [now]);
  return rows.map(({ shard }) => shard);
}
