import type { Database } from '../../../src/platform/database/database';
import { enqueueMails, type MailKind, type MailToSend } from '../../../src/platform/mail';

/** Leaves one mail, by itself; tells whether it is new. */
export async function leaveMail<Data extends object>(
  database: Database,
  { kind, now, ...mail }: MailToSend<Data> & { kind: MailKind<Data>; now: Date },
): Promise<boolean> {
  return (await database.transaction((transaction) => enqueueMails(transaction, kind, [mail], now))) === 1;
}
