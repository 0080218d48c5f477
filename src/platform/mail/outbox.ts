import type { Queryable } from '../database/queryable';
import { MailStatus } from './mail.entity';
import type { Fate } from './retrying/decide-fate';

/** A mail that is to be given to the transport. */
export interface OpenMail {
  key: string;
  messageKey: string;
  kind: string;
  recipient: string;
  data: unknown;
  createdAt: Date;
  /** The try that begins: 1 for the first. */
  attempt: number;
}

/**
 * Notes that a mail is about to be given to the transport, and returns it; null where that is done with, or erased, or
 * was put off by an earlier try and is not meant.
 */
export async function takeUpMail(
  database: Queryable,
  key: string,
  { putOffToo = true } = {},
): Promise<OpenMail | null> {
  const [mail] = await database.query<OpenMail>(
    `update mails
     set status = 'SENDING', attempts = attempts + 1
     where id = $1 and (status = 'SENDING' or status = 'WAITING' and (attempts = 0 or $2))
     returning id as key, message_key as "messageKey", kind, recipient, data, created_at as "createdAt",
       attempts as attempt`,
    [key, putOffToo],
  );
  return mail ?? null;
}

/**
 * Notes what the transport made of a mail, and lets go of its contents unless it goes back to wait. A time at which
 * nobody could be asked is no try. Returns whether the mail was still open: it may have been erased meanwhile, or
 * settled by another worker.
 */
export async function settleMail(
  database: Queryable,
  { key, reply, fate, now }: { key: string; reply: string; fate: Fate; now: Date },
): Promise<boolean> {
  const waits = fate.kind === 'waits';
  const status = waits ? MailStatus.WAITING : fate.kind === 'sent' ? MailStatus.SENT : MailStatus.REFUSED;
  const settled = await database.query<object>(
    `update mails
     set status = $2, reply = $3, settled_at = $4, data = case when $5 then data end, attempts = attempts - $6::integer
     where id = $1 and status in ('WAITING', 'SENDING')
     returning id`,
    [key, status, reply, waits ? null : now, waits, waits && !fate.wasTried ? 1 : 0],
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
