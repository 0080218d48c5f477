import { handleJob, type JobHandler, type JobTask } from '../../platform/jobs/handle-job';
import { noPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';
import type { Transport } from '../../platform/mail';

/** A year, and some weeks to ask about it. */
const keptDays = 400;
/** Captured files hold addresses: they go as those of other mails do. */
const filesKeptDays = 30;
const deliveriesAtOnce = 2_000;
const dayMillis = 86_400_000;

const job = { name: 'forget-old-deliveries', parse: noPayload };

/**
 * Deletes deliveries 400 days after they were due, and captured files after 30. Which papers a subscriber was sent stays
 * known: delivered_papers is never cleared but by erasing.
 */
export function forgetOldDeliveriesJob(transport: Transport): JobHandler {
  return handleJob(job, async (task) => {
    await transport.forgetBefore?.(daysBefore(task.clock.now(), filesKeptDays));
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

function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * dayMillis);
}
