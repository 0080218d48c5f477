import type { Queryable } from '../database/queryable';
import { MailStatus } from './mail.entity';
import type { Receipt } from './transport';

/** A mail that is to be given to the transport. */
export interface OpenMail {
  key: string;
  messageKey: string;
  kind: string;
  recipient: string;
  data: unknown;
  createdAt: Date;
}

/** Notes that a mail is about to be given to the transport, and returns it; null where that is done with, or erased. */
export async function takeUpMail(database: Queryable, key: string): Promise<OpenMail | null> {
  const [mail] = await database.query<OpenMail>(
    `update mails
     set status = 'SENDING', attempts = attempts + 1
     where id = $1 and status in ('WAITING', 'SENDING')
     returning id as key, message_key as "messageKey", kind, recipient, data, created_at as "createdAt"`,
    [key],
  );
  return mail ?? null;
}

/**
 * Notes what the transport made of a mail, and lets go of its contents unless it goes back to wait. Returns whether it
 * was still open: it may have been erased meanwhile, or settled by another worker.
 */
export async function settleMail(
  database: Queryable,
  { key, receipt, isLastAttempt, now }: { key: string; receipt: Receipt; isLastAttempt: boolean; now: Date },
): Promise<boolean> {
  const status = statusAfter(receipt, isLastAttempt);
  const waits = status === MailStatus.WAITING;
  const settled = await database.query<object>(
    `update mails
     set status = $2, reply = $3, settled_at = $4, data = case when $5 then data end
     where id = $1 and status in ('WAITING', 'SENDING')
     returning id`,
    [key, status, receipt.reply, waits ? null : now, waits],
  );
  return settled.length > 0;
}

/** The mail's name in parts, where it was erased; null where it was not. */
export async function findErasedMail(
  database: Queryable,
  key: string,
): Promise<{ messageKey: string; createdAt: Date } | null> {
  const [mail] = await database.query<{ messageKey: string; createdAt: Date }>(
    `select message_key as "messageKey", created_at as "createdAt" from mails where id = $1 and status = 'ERASED'`,
    [key],
  );
  return mail ?? null;
}

function statusAfter(receipt: Receipt, isLastAttempt: boolean): MailStatus {
  switch (receipt.kind) {
    case 'accepted':
      return MailStatus.SENT;
    case 'refused':
      return MailStatus.REFUSED;
    case 'deferred':
      return isLastAttempt ? MailStatus.REFUSED : MailStatus.WAITING;
  }
}
