import { randomUUID } from 'node:crypto';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { enqueueMail } from '../../platform/mail';
import { reserveAllowance } from '../allowances/reserve-allowance';
import { mailsToAddress } from '../allowances/take-allowance';
import { unsubscribedMail } from '../mails';
import type { Subscriber } from '../subscriber.entity';
import type { Ended } from './end-subscriptions';
import { tellLater } from './tell-later';
import { unsubscribeTokenOf } from './unsubscribe-tokens';

interface News {
  transaction: Transaction;
  /** Its row locked. */
  subscriber: Subscriber;
  /** Null where nothing has ended: then nothing is told. */
  ended: Ended | null;
  addressKeys: AddressKeys;
  now: Date;
}

/**
 * Tells the stored address that mail to it has ended, with the way back: whoever ended it may hold no more than a
 * forwarded mail. It counts among the mails that a day allows. Where those are used up, which anyone can do who knows
 * the address, the next that comes free is reserved for it, and the mail waits until then.
 */
export async function tellOfEnd({ transaction, subscriber, ended, addressKeys, now }: News): Promise<void> {
  const { key: subscriberKey, email } = subscriber;
  if (ended === null || email === null) {
    return;
  }
  const at = await reserveAllowance(transaction, mailsToAddress, addressKeys.hashOf(email), now);
  if (at === null) {
    // What waits tells how things stand when its time has come.
    return;
  }
  const notice = randomUUID();
  const delayMillis = at.getTime() - now.getTime();
  if (delayMillis > 0) {
    await enqueueJob(transaction, tellLater, {
      payload: { subscriberKey, notice, endedAt: ended.detail.endedAt },
      delayMillis,
    });
    return;
  }
  await mailEnd({ transaction, subscriberKey, email, ended, notice, addressKeys, now });
}

/** Leaves the mail itself, for which there is room; a second one of the same notice is none. */
export async function mailEnd(mail: {
  transaction: Transaction;
  subscriberKey: number;
  email: string;
  ended: Ended;
  /** Names the mail. */
  notice: string;
  addressKeys: AddressKeys;
  now: Date;
}): Promise<void> {
  const { transaction, subscriberKey, email, ended, notice, addressKeys, now } = mail;
  const { undoToken, detail } = ended;
  const unsubscribeToken = await unsubscribeTokenOf(transaction, { subscriberKey, addressKeys });
  const data = { undoToken, unsubscribeToken, ended: detail.status === null ? 'ONE' : 'ALL' } as const;
  await enqueueMail(transaction, {
    kind: unsubscribedMail,
    to: email,
    data,
    messageKey: `unsubscribed:${notice}`,
    now,
  });
}
