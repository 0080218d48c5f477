import { issueToken, useToken } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { liftSuppression } from '../address/suppressions';
import type { Actor } from '../status/actor';
import { lockTokenHolder } from '../status/lock-subscriber';
import { moveSubscriber } from '../status/move-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import {
  countSubscriptions,
  countSubscriptionsOfHolder,
  mostSubscriptions,
} from '../subscriptions/count-subscriptions';
import { storeDigests } from '../subscriptions/store-digests';
import type { TokenInput } from '../token.input';
import type { ConfirmationDetail } from './ask-for-confirmation';

interface Confirmation extends CommandTask<TokenInput> {
  network: string;
  addressKeys: AddressKeys;
}

/**
 * Takes the answer to a confirmation mail: from here on the person is mailed what they asked for, also if they had left,
 * bounced or been erased before. All other questions that are still open are closed.
 */
export async function confirmSubscription({
  input,
  transaction,
  now,
  network,
  addressKeys,
}: Confirmation): Promise<{ subscriber: Subscriber | null; manageToken: string | null }> {
  const { token } = input;
  const [subscriber, { subscriberKey, detail }, count] = await Promise.all([
    lockTokenHolder(transaction, token),
    useToken<ConfirmationDetail>(transaction, { token, purpose: 'CONFIRM', now }),
    countSubscriptionsOfHolder(transaction, token),
  ]);
  if (subscriber === null || subscriber.email === null) {
    throw new Error(`Expected the subscriber ${subscriberKey} to have an address as long as it has tokens.`);
  }
  liftSuppression(transaction, addressKeys.hashOf(subscriber.email));
  if (detail.digest !== null && (count < mostSubscriptions || (await makeRoom(transaction, subscriberKey)))) {
    storeDigests(transaction, { digests: [{ subscriberKey, digest: detail.digest }], areLive: true, now });
  }
  const by: Actor = { kind: 'SELF', subscriberKey, network };
  const { consentVersion } = detail;
  const to = SubscriberStatus.ACTIVE;
  const move = { transaction, subscriber, to, by, now, consentVersion, isPlanned: count === 0 };
  const confirmed = await moveSubscriber({ ...move, cause: 'CONFIRMED' });
  const manageToken = issueToken(transaction, {
    purpose: 'MANAGE',
    subscriberKey,
    now,
    insteadOf: ['CONFIRM', 'UNDO'],
  });
  return { subscriber: confirmed, manageToken };
}

/** Of as many subscriptions as may be, those that were ended give way to a new one. Tells whether that makes room. */
async function makeRoom(transaction: Transaction, subscriberKey: number): Promise<boolean> {
  await transaction.query('delete from digest_subscriptions where subscriber_id = $1 and not active', [subscriberKey]);
  return (await countSubscriptions(transaction, subscriberKey)) < mostSubscriptions;
}
