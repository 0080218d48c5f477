import { handleJob, type JobHandler, type JobTask } from '../../platform/jobs/handle-job';
import type { Transport } from '../../platform/mail';
import { subscriberErased } from '../../subscribers';
import { deliveryName } from '../sending/write-batch';

/** Deletes what the ledger knows of one who was erased, and the files that their mails were captured in. */
export function forgetSubscriberJob(transport: Transport): JobHandler {
  return handleJob(subscriberErased, (task) => forgetSubscriber(task, transport));
}

/**
 * In one transaction: whoever sends one of these at this moment either has noted it before, so that its file is there to
 * be deleted, or waits, finds the row gone, and deletes the file. Who is killed in between leaves the names for the next
 * try.
 */
function forgetSubscriber(
  { database, payload: { subscriber } }: JobTask<{ subscriber: number }>,
  transport: Transport,
): Promise<void> {
  return database.transaction(async (transaction) => {
    const deliveries = await transaction.query<{ key: number; subscriberKey: number; scheduledFor: Date }>(
      `delete from deliveries delivery
       where delivery.subscriber_id = $1
       returning delivery.id as "key", delivery.subscriber_id as "subscriberKey",
         delivery.scheduled_for as "scheduledFor"`,
      [subscriber],
    );
    await transaction.query('delete from delivered_papers where subscriber_id = $1', [subscriber]);
    if (deliveries.length > 0) {
      await transport.forget(deliveries.map(deliveryName));
    }
  });
}
