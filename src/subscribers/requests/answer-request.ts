import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/database';
import { mailsToAddress, takeAllowance } from '../allowances/take-allowance';
import { askForConfirmation } from '../consenting/ask-for-confirmation';
import { mailManageLink } from '../managing/mail-manage-link';
import { consent } from '../status/consent';
import { createSubscribers, forgetTime } from '../status/create-subscribers';
import { lockSubscriberOf } from '../status/lock-subscriber';
import { SubscriberStatus } from '../subscriber-status';
import { decideAnswer } from './decide-answer';
import type { SubscriptionRequest } from './subscription-request.entity';

interface RequestTask {
  transaction: Transaction;
  request: Pick<SubscriptionRequest, 'key' | 'kind' | 'email' | 'network' | 'digest' | 'consentVersion'>;
  addressKeys: AddressKeys;
  now: Date;
}

/** Answers one request, by mail or not at all. Of one address at most so many mails a day are asked for, whoever asks. */
export async function answerRequest({ transaction, request, addressKeys, now }: RequestTask): Promise<void> {
  const { kind, email } = request;
  const known = await lockSubscriberOf(transaction, email);
  const answer = decideAnswer(kind, known?.status ?? null);
  const addressHash = addressKeys.hashOf(email);
  if (answer === 'NOTHING' || !(await takeAllowance(transaction, mailsToAddress, addressHash, now))) {
    return;
  }
  const subscriberKey = known?.key ?? (await create({ transaction, request, addressHash, now }));
  const mail = { transaction, subscriberKey, email, addressKeys, now };
  if (answer === 'MANAGE_LINK') {
    await mailManageLink({ ...mail, messageKey: `manage-link:${request.key}` });
    return;
  }
  if (known !== null && known.forgetAt !== null) {
    await transaction.query('update subscribers set forget_at = greatest(forget_at, $2) where id = $1', [
      subscriberKey,
      forgetTime(now),
    ]);
  }
  const detail = { digest: request.digest, consentVersion: request.consentVersion ?? consent.version };
  await askForConfirmation({ ...mail, detail, messageKey: `confirmation:${request.key}` });
}

/** Where another worker makes the same subscriber at this moment, the try fails, and the next one finds it. */
async function create(task: {
  transaction: Transaction;
  request: RequestTask['request'];
  addressHash: string;
  now: Date;
}): Promise<number> {
  const { transaction, request, addressHash, now } = task;
  const [created] = await createSubscribers({
    transaction,
    addresses: [{ email: request.email, addressHash }],
    status: SubscriberStatus.PENDING,
    cause: 'SUBSCRIBED',
    by: { kind: 'SELF', subscriberKey: null, network: request.network },
    now,
    consentVersion: request.consentVersion,
  });
  if (created === undefined) {
    throw new Error(`Expected the address of the request ${request.key} to be new, but another worker was faster.`);
  }
  return created.key;
}
