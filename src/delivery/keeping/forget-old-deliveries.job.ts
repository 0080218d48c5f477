import { handleJob, type JobHandler, type JobTask } from '../../platform/jobs/handle-job';
import { noPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';
import type { Transport } from '../../platform/mail';
import { deliveryName } from '../sending/write-batch';

/** A year, and some weeks to ask about it. */
const keptDays = 400;
/** Captured files hold addresses: they go as those of other mails do. Longer ago than that they have gone before. */
const filesKeptDays = 30;
const filesGoneDays = 60;
const deliveriesAtOnce = 2_000;
const dayMillis = 86_400_000;

const job = { name: 'forget-old-deliveries', parse: noPayload };

/**
 * Deletes deliveries 400 days after they were due, and captured files after 30. Which papers a subscriber was sent stays
 * known: delivered_papers is never cleared but by erasing.
 */
export function forgetOldDeliveriesJob(transport: Transport): JobHandler {
  return handleJob(job, async (task) => {
    await forgetFiles(task, transport);
    await forgetRows(task);
  });
}

/** Once a night. */
export const forgettingOldDeliveries: Schedule = { job, cron: '11 4 * * *' };

async function forgetRows({ database, clock, signal, log }: JobTask<object>): Promise<void> {
  let forgotten = 0;
  for (let more = true; more && !signal.aborted;) {
    const gone = await database.query<object>(
      `with old as (
         select delivery.id, delivery.subscriber_id
         from deliveries delivery
         where delivery.scheduled_for < $1
         order by delivery.scheduled_for, delivery.id
         limit $2
       )
       delete from deliveries delivery
       using old
       where delivery.id = old.id and delivery.subscriber_id = old.subscriber_id
       returning delivery.id`,
      [daysBefore(clock.now(), keptDays), deliveriesAtOnce],
    );
    forgotten += gone.length;
    more = gone.length === deliveriesAtOnce;
  }
  if (forgotten > 0) {
    log.info({ deliveries: forgotten }, `deliveries that were due more than ${keptDays} days ago are forgotten`);
  }
}

/** Each night for a month the same ones, in case that nights were missed: what is gone costs nothing more. */
async function forgetFiles({ database, clock, signal }: JobTask<object>, transport: Transport): Promise<void> {
  if (transport.keepsFiles !== true) {
    return;
  }
  let last = { scheduledFor: daysBefore(clock.now(), filesGoneDays), key: 0 };
  while (!signal.aborted) {
    const old = await database.query<{ key: number; subscriberKey: number; scheduledFor: Date }>(
      `select delivery.id as "key", delivery.subscriber_id as "subscriberKey", delivery.scheduled_for as "scheduledFor"
       from deliveries delivery
       where (delivery.scheduled_for, delivery.id) > ($1, $2) and delivery.scheduled_for < $3
       order by delivery.scheduled_for, delivery.id
       limit $4`,
      [last.scheduledFor, last.key, daysBefore(clock.now(), filesKeptDays), deliveriesAtOnce],
    );
    const final = old.at(-1);
    if (final === undefined) {
      return;
    }
    await transport.forget(old.map(deliveryName));
    last = final;
  }
}

function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * dayMillis);
}
