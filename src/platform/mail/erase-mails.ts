import type { Queryable } from '../database/queryable';
import { enqueueJob } from '../jobs/enqueue-jobs';
import { forgetMessages } from './forget-messages';
import { messageName } from './message-name';

/**
 * Forgets all mail to an address, as part of the transaction: rows lose recipient and contents at once, those that wait
 * are not sent any more, and captured files are deleted by a worker. Returns how many mails those were.
 */
export async function eraseMails(transaction: Queryable, address: string, now: Date): Promise<number> {
  const erased = await transaction.query<{ messageKey: string; createdAt: Date }>(
    `update mails
     set status = 'ERASED', recipient = null, data = null, reply = null, settled_at = $2
     where recipient = $1
     returning message_key as "messageKey", created_at as "createdAt"`,
    [address, now],
  );
  if (erased.length > 0) {
    await enqueueJob(transaction, forgetMessages, { payload: { names: erased.map(messageName) } });
  }
  return erased.length;
}
