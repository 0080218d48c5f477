import type { Transaction } from '../database/transaction';
import { enqueueJob } from '../jobs/enqueue-jobs';
import { handleJob, type JobHandler, type JobTask } from '../jobs/handle-job';
import { composeMessage } from './mime/compose-message';
import { decideFate } from './retrying/decide-fate';
import type { Letterhead, MailKind } from './mail-kind';
import { messageName } from './message-name';
import { findErasedMail, type OpenMail, settleMail, takeUpMail } from './outbox';
import { sendMail } from './send-mail';
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

/** Renders a mail of the outbox and hands it to the transport. */
export function sendMailJob(post: Post): JobHandler {
  return handleJob(sendMail, (task) => send(task, post));
}

/**
 * The row says SENDING before the transport is asked, and what came of it afterwards. Of a worker that is killed in
 * between nobody knows whether the mail went: another sends it again, the same bytes under the same name.
 */
async function send({ payload, database, clock }: JobTask<{ mail: string }>, post: Post): Promise<void> {
  const key = payload.mail;
  const mail = await takeUpMail(database, key);
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
        await enqueueJob(transaction, sendMail, {
          payload: { mail: key },
          key: `${sendMail.name}:${key}`,
          delayMillis: fate.delayMillis,
        });
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
