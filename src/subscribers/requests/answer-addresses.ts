import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import { mailsToAddress, takeAllowances } from '../allowances/take-allowance';
import { askForConfirmation } from '../consenting/ask-for-confirmation';
import { mailManageLinks } from '../managing/mail-manage-link';
import { consent } from '../status/consent';
import { createSubscribers, forgetTime } from '../status/create-subscribers';
import { lockSubscribersOf } from '../status/lock-subscriber';
import { SubscriberStatus } from '../subscriber-status';
import { decideAnswer } from './decide-answer';
import type { OpenRequest } from './open-request';

interface Task {
  transaction: Transaction;
  /** Of addresses that all differ. */
  requests: readonly OpenRequest[];
  addressKeys: AddressKeys;
  now: Date;
}

/**
 * Answers requests by mail or not at all, a dozen statements for all of them. Of one address at most so many mails a day
 * are asked for, whoever asks.
 */
export async function answerAddresses({ transaction, requests, addressKeys, now }: Task): Promise<void> {
  const emails = requests.map(({ email }) => email);
  const subscribers = new Map(
    (await lockSubscribersOf(transaction, emails)).map((subscriber) => [subscriber.email, subscriber]),
  );
  const wanted = requests.flatMap((request) => {
    const known = subscribers.get(request.email) ?? null;
    const answer = decideAnswer(request.kind, known?.status ?? null);
    return answer === 'NOTHING' ? [] : [{ request, known, answer, addressHash: addressKeys.hashOf(request.email) }];
  });
  if (wanted.length === 0) {
    return;
  }
  const hashes = wanted.map(({ addressHash }) => addressHash);
  const allowed = await takeAllowances(transaction, mailsToAddress, hashes, now);
  const answered = wanted.filter(({ addressHash }) => allowed.has(addressHash));
  const created = await create({ transaction, answered: answered.filter(({ known }) => known === null), now });
  const askedAgain = answered.flatMap(({ known, answer }) =>
    answer === 'CONFIRMATION' && known !== null && known.forgetAt !== null ? [known.key] : [],
  );
  if (askedAgain.length > 0) {
    transaction.send('update subscribers set forget_at = greatest(forget_at, $2) where id = any ($1::integer[])', [
      askedAgain,
      forgetTime(now),
    ]);
  }
  const mails = answered.map(({ request, known, answer }) => ({
    answer,
    request,
    email: request.email,
    subscriberKey: known?.key ?? created.get(request.email) ?? 0,
  }));
  const links = mails
    .filter(({ answer }) => answer === 'MANAGE_LINK')
    .map(({ request, ...mail }) => ({ ...mail, messageKey: `manage-link:${request.key}` }));
  const questions = mails
    .filter(({ answer }) => answer === 'CONFIRMATION')
    .map(({ request, ...mail }) => ({
      ...mail,
      detail: { digest: request.digest, consentVersion: request.consentVersion ?? consent.version },
      messageKey: `confirmation:${request.key}`,
    }));
  await mailManageLinks({ transaction, links, addressKeys, now });
  await askForConfirmation({ transaction, questions, addressKeys, now });
}

/** Keys by addresses. Where another worker makes the same subscriber at this moment, the try fails, and the next one finds it. */
async function create(task: {
  transaction: Transaction;
  answered: readonly { request: OpenRequest; addressHash: string }[];
  now: Date;
}): Promise<ReadonlyMap<string, number>> {
  const { transaction, answered, now } = task;
  if (answered.length === 0) {
    return new Map();
  }
  const created = await createSubscribers({
    transaction,
    addresses: answered.map(({ request, addressHash }) => ({ ...request, addressHash })),
    status: SubscriberStatus.PENDING,
    cause: 'SUBSCRIBED',
    by: { kind: 'SELF', subscriberKey: null, network: null },
    now,
  });
  if (created.length < answered.length) {
    const keys = answered.map(({ request }) => request.key).join(', ');
    throw new Error(`Expected the addresses of the requests ${keys} to be new, but another worker was faster.`);
  }
  return new Map(created.map(({ email, key }) => [email, key]));
}
