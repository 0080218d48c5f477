import { type Sql, sql } from '../database/sql';
import type { Transaction } from '../database/transaction';
import { soonForAll } from '../jobs/soon-for-all';
import { handOverMails } from './handing-over/hand-over-mails';
import type { MailKind } from './mail-kind';

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
  transaction: Transaction,
  kind: MailKind<Data>,
  mails: readonly MailToSend<Data>[],
  now: Date,
): Promise<number> {
  transaction.onceCommitted(handOverSoon);
  const [written] = await transaction.query<{ count: number }>(leaving(kind, mails, now));
  return written?.count ?? 0;
}

/** The same for one mail, unheard: it travels with what comes next. */
export function enqueueMail<Data extends object>(
  transaction: Transaction,
  { kind, now, ...mail }: MailToSend<Data> & { kind: MailKind<Data>; now: Date },
): void {
  transaction.onceCommitted(handOverSoon);
  transaction.send(leaving(kind, [mail], now));
}

/** A job costs more than a mail: those that are left within a moment share some. Where that fails, the clock sees to it. */
const gapMillis = 50;
const handOverSoon = soonForAll(gapMillis, handOverMails);

function leaving<Data extends object>(kind: MailKind<Data>, mails: readonly MailToSend<Data>[], now: Date): Sql {
  const given = mails.map(({ to, data, messageKey }) => ({ message_key: messageKey, recipient: to, data }));
  return sql`
    with written as (
      insert into mails (message_key, kind, recipient, data, created_at)
      select given.message_key, ${kind.name}, given.recipient, given.data, ${now}
      from json_to_recordset(${JSON.stringify(given)}::json) as given (message_key text, recipient text, data jsonb)
      on conflict (message_key) do nothing
      returning id
    ),
    left_behind as (
      insert into mails_to_hand_over (mail_id)
      select written.id
      from written
    )
    select count(*)::integer as count
    from written`.prepared();
}
