import { issueToken } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/database';
import { enqueueMail } from '../../platform/mail';
import { unsubscribeTokenOf } from '../leaving/unsubscribe-tokens';
import { confirmationMail, type reminderMail } from '../mails';
import { consent } from '../status/consent';
import type { JudgedDigest } from '../judging/judge-digests';

/** What a confirmation brings, kept with its token. */
export interface ConfirmationDetail {
  /** Null for a confirmation of what the subscriber has already. */
  digest: JudgedDigest | null;
  /** The text that is agreed to. */
  consentVersion: number;
}

interface Question {
  transaction: Transaction;
  subscriberKey: number;
  email: string;
  detail: ConfirmationDetail;
  /** See MailToSend. */
  messageKey: string;
  kind?: typeof confirmationMail | typeof reminderMail;
  addressKeys: AddressKeys;
  now: Date;
}

/** Mails the question whether an address wants what was asked for in its name. Whoever answers it owns the address. */
export async function askForConfirmation(question: Question): Promise<void> {
  const { transaction, subscriberKey, email, detail, messageKey, kind = confirmationMail, addressKeys, now } = question;
  const confirmToken = await issueToken(transaction, { purpose: 'CONFIRM', subscriberKey, detail, now });
  const unsubscribeToken = await unsubscribeTokenOf(transaction, { subscriberKey, addressKeys });
  const data = { confirmToken, unsubscribeToken, consent: consent.text };
  await enqueueMail(transaction, { kind, to: email, data, messageKey, now });
}
