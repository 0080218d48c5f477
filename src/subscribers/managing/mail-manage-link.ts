import { issueTokens } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import { enqueueMails } from '../../platform/mail';
import { unsubscribeTokens } from '../leaving/unsubscribe-tokens';
import { manageLinkMail } from '../mails';

/** One who is shown the way. */
export interface ManageLink {
  subscriberKey: number;
  /** Where it goes: the address that is stored. */
  email: string;
  /** See MailToSend. */
  messageKey: string;
}

/** Mails subscribers the way to their subscriptions, a handful of statements for all. */
export async function mailManageLinks(mailing: {
  transaction: Transaction;
  links: readonly ManageLink[];
  addressKeys: AddressKeys;
  now: Date;
}): Promise<void> {
  const { transaction, links, addressKeys, now } = mailing;
  if (links.length === 0) {
    return;
  }
  const manageTokens = issueTokens(transaction, { purpose: 'MANAGE', holders: links, now });
  const owners = links.map(({ subscriberKey }) => ({ subscriberKey, subscriptionKey: null }));
  const endTokens = await unsubscribeTokens(transaction, { owners, addressKeys });
  const mails = links.map(({ email, messageKey }, index) => ({
    to: email,
    data: { manageToken: manageTokens[index] ?? '', unsubscribeToken: endTokens[index] ?? '' },
    messageKey,
  }));
  await enqueueMails(transaction, manageLinkMail, mails, now);
}
