import { randomUUID } from 'node:crypto';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { mailsToAddress, takeAllowance } from '../allowances/take-allowance';
import { findUnsubscribeToken } from '../leaving/find-unsubscribe-token';
import { lockSubscriber } from '../status/lock-subscriber';
import { SubscriberStatus } from '../subscriber-status';
import type { TokenInput } from '../token.input';
import { mailManageLinks } from './mail-manage-link';

/**
 * Mails a manage link to the address that a token which ends mail belongs to: whoever holds a forwarded mail gets
 * nothing by it. Who has unsubscribed is answered too, since they hold one of our mails.
 */
export async function mailLinkToOwner({
  input,
  transaction,
  now,
  addressKeys,
}: CommandTask<TokenInput> & { addressKeys: AddressKeys }): Promise<{ accepted: boolean }> {
  const { subscriberKey } = await findUnsubscribeToken(transaction, input.token);
  const subscriber = await lockSubscriber(transaction, subscriberKey);
  const email = subscriber?.email ?? null;
  const mayAsk = subscriber !== null && mailable.has(subscriber.status);
  if (email !== null && mayAsk && (await takeAllowance(transaction, mailsToAddress, addressKeys.hashOf(email), now))) {
    const links = [{ subscriberKey, email, messageKey: `manage-link:${randomUUID()}` }];
    await mailManageLinks({ transaction, links, addressKeys, now });
  }
  return { accepted: true };
}

const mailable = new Set([SubscriberStatus.ACTIVE, SubscriberStatus.PAUSED, SubscriberStatus.UNSUBSCRIBED]);
