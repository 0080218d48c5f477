import { issueToken } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/database';
import { enqueueMail } from '../../platform/mail';
import { unsubscribeTokenOf } from '../leaving/unsubscribe-tokens';
import { manageLinkMail } from '../mails';

interface ManageLink {
  transaction: Transaction;
  subscriberKey: number;
  /** Where it goes: the address that is stored. */
  email: string;
  /** See MailToSend. */
  messageKey: string;
  addressKeys: AddressKeys;
  now: Date;
}

/** Mails a subscriber the way to their subscriptions. */
export async function mailManageLink(link: ManageLink): Promise<void> {
  const { transaction, subscriberKey, email, messageKey, addressKeys, now } = link;
  const manageToken = await issueToken(transaction, { purpose: 'MANAGE', subscriberKey, now });
  const unsubscribeToken = await unsubscribeTokenOf(transaction, { subscriberKey, addressKeys });
  const data = { manageToken, unsubscribeToken };
  await enqueueMail(transaction, { kind: manageLinkMail, to: email, data, messageKey, now });
}
