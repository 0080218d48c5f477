import type { Queryable } from '../database/queryable';
import { enqueueJobs } from '../jobs/enqueue-jobs';
import type { MailKind } from './mail-kind';
import { sendMail } from './send-mail';

/** One mail to be sent. */
export interface MailToSend<Data extends object> {
  /** The address alone, judged and normalised by the caller: it is what erasing looks for. */
  to: string;
  data: Data;
  /**
   * What the mail is about, such as "confirmation:" and the number of the request. Two mails with one key are one mail:
   * the second is not written, while the first is remembered (30 days). It outlives an erased person: no address in it.
   */
  messageKey: string;
}

/**
 * Leaves mails of one kind to be sent, as part of the transaction: they are when that commits, and never were when that
 * rolls back. Returns how many of them are new. Ten thousand a call are fine.
 */
export async function enqueueMails<Data extends object>(
  transaction: Queryable,
  kind: MailKind<Data>,
  mails: readonly MailToSend<Data>[],
  now: Date,
): Promise<number> {
  const written = await transaction.query<{ key: string }>(
    `insert into mails (message_key, kind, recipient, data, created_at)
     select given.message_key, $1, given.recipient, given.data, $2
     from json_to_recordset($3::json) as given (message_key text, recipient text, data jsonb)
     on conflict (message_key) do nothing
     returning id as key`,
    [
      kind.name,
      now,
      JSON.stringify(mails.map(({ to, data, messageKey }) => ({ message_key: messageKey, recipient: to, data }))),
    ],
  );
  await enqueueJobs(
    transaction,
    sendMail,
    written.map(({ key }) => ({ payload: { mail: key } })),
  );
  return written.length;
}

/** The same for one mail. Returns whether it is new. */
export async function enqueueMail<Data extends object>(
  transaction: Queryable,
  { kind, now, ...mail }: MailToSend<Data> & { kind: MailKind<Data>; now: Date },
): Promise<boolean> {
  return (await enqueueMails(transaction, kind, [mail], now)) === 1;
}
