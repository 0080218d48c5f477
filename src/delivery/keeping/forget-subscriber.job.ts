import { handleJob, type JobHandler, type JobTask } from '../../platform/jobs/handle-job';
import type { Transport } from '../../platform/mail';
import { subscriberErased } from '../../subscribers';
import { deliveryName } from '../sending/write-batch';

/** Deletes what the ledger knows of one who was erased, and the files that their mails were captured in. */
export function forgetSubscriberJob(transport: Transport): JobHandler {
  return handleJob(subscriberErased, (task) => forgetSubscriber(task, transport));
}

/**
 * Files first: without the rows nobody would know their names. What is on its way at this moment is forgotten by who
 * sends it, since the row is gone when it is settled.
 */
async function forgetSubscriber(
  { database, payload }: JobTask<{ subscriber: number }>,
  transport: Transport,
): Promise<void> {
  const { subscriber } = payload;
  const deliveries = await database.query<{ key: number; subscriberKey: number; scheduledFor: Date }>(
    `select delivery.id as "key", delivery.subscriber_id as "subscriberKey", delivery.scheduled_for as "scheduledFor"
     from deliveries delivery
     where delivery.subscriber_id = $1 and delivery.attempts > 0`,
    [subscriber],
  );
  if (deliveries.length > 0) {
    await transport.forget(deliveries.map(deliveryName));
  }
  await database.query('delete from deliveries where subscriber_id = $1', [subscriber]);
  await database.query('delete from delivered_papers where subscriber_id = $1', [subscriber]);
}
