import type { Queryable } from '../database/queryable';
import type { Transaction } from '../database/transaction';
import { enqueueJob } from '../jobs/enqueue-jobs';
import { handleJob, type JobHandler, type JobTask } from '../jobs/handle-job';
import { composeMessage } from './mime/compose-message';
import { decideFate } from './retrying/decide-fate';
import type { Letterhead, MailKind } from './mail-kind';
import { messageName } from './message-name';
import { findErasedMail, type OpenMail, settleMail, takeUpMail } from './outbox';
import { type MailsToSend, sendMail } from './send-mail';
import type { Message, Transport } from './transport';

/** What a worker needs to send mail. */
export interface Post {
  readonly kinds: readonly MailKind<object>[];
  readonly transport: Transport;
  readonly letterhead: Letterhead;
  /** As MAIL_FROM gives it. */
  readonly from: string;
  /** The envelope sender of a mail of the outbox: where its bounces go. */
  senderOf(mail: { key: string }): string;
  /** Told, in the transaction that notes it, of a mail that was refused for good and why: that may say something of its address. */
  onRefused(transaction: Transaction, refusal: { key: string; reply: string; now: Date }): Promise<void>;
}

type Sending = Pick<JobTask<MailsToSend>, 'database' | 'clock'>;

/** Renders mails of the outbox and hands them to the transport. */
export function sendMailJob(post: Post): JobHandler {
  return handleJob(sendMail, (task) => sendAll(task, post));
}

/** One after the other, so that of a worker that is killed no more than one is in doubt. */
async function sendAll({ payload: { mails }, log, signal, ...task }: JobTask<MailsToSend>, post: Post): Promise<void> {
  const [alone = ''] = mails;
  if (mails.length === 1) {
    return send(task, await takeUpMail(task.database, alone), alone, post);
  }
  for (const [index, key] of mails.entries()) {
    if (signal.aborted) {
      await enqueueJob(task.database, sendMail, { payload: { mails: mails.slice(index) } });
      return;
    }
    try {
      // What was put off in a try of this job that was cut off has a job of its own, with the time it waits.
      await send(task, await takeUpMail(task.database, key, { putOffToo: false }), key, post);
    } catch (error) {
      // It has its tries by itself, and keeps no other from going.
      log.warn({ err: error, mail: key }, 'a mail could not be sent; it is tried again by itself');
      await leaveAlone(task.database, key, 0);
    }
  }
}

/** A job for one mail. */
function leaveAlone(database: Queryable, key: string, delayMillis: number): Promise<void> {
  return enqueueJob(database, sendMail, { payload: { mails: [key] }, key: `${sendMail.name}:${key}`, delayMillis });
}

/**
 * The row says SENDING before the transport is asked, and what came of it afterwards. Of a worker that is killed in
 * between nobody knows whether the mail went: another sends it again, the same bytes under the same name.
 */
async function send({ database, clock }: Sending, mail: OpenMail | null, key: string, post: Post): Promise<void> {
  if (mail !== null) {
    const receipt = await post.transport.send(write(mail, post));
    const fate = decideFate(receipt, mail.attempt, Math.random());
    await database.transaction(async (transaction) => {
      const { reply } = receipt;
      const now = clock.now();
      if (receipt.kind === 'refused') {
        // First, since it locks the person, and whoever erases one locks them before their mails.
        await post.onRefused(transaction, { key, reply, now });
      }
      const isNoted = await settleMail(transaction, { key, reply, fate, now });
      if (isNoted && fate.kind === 'waits') {
        // A new job, for the queue counts a job's tries when they begin: an outage would use them up.
        await leaveAlone(transaction, key, fate.delayMillis);
      }
    });
  }
  // The person may have left while the message was written, also by a worker that did not live to see this.
  const erased = await findErasedMail(database, key);
  if (erased !== null) {
    await post.transport.forget([messageName(erased)]);
  }
}

function write(mail: OpenMail, { kinds, letterhead, from, senderOf }: Post): Message {
  const kind = kinds.find(({ name }) => name === mail.kind);
  if (kind === undefined) {
    const known = kinds.map(({ name }) => name).join(', ');
    throw new Error(`Expected mail ${mail.key} to be of a kind among ${known}, but it is of "${mail.kind}".`);
  }
  const content = kind.render(kind.parse(mail.data), letterhead);
  const { recipient, createdAt: date } = mail;
  return composeMessage({ name: messageName(mail), from, recipient, sender: senderOf(mail), date }, content);
}
