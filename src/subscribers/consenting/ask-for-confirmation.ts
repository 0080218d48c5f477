import { issueTokens } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import { enqueueMails } from '../../platform/mail';
import { unsubscribeTokens } from '../leaving/unsubscribe-tokens';
import { confirmationMail, type reminderMail } from '../mails';
import { readConsentTexts } from '../status/read-consent-texts';
import type { JudgedDigest } from '../judging/judge-digests';

/** What a confirmation brings, kept with its token. */
export interface ConfirmationDetail {
  /** Null for a confirmation of what the subscriber has already. */
  digest: JudgedDigest | null;
  /** The text that is agreed to. */
  consentVersion: number;
}

/** One who is asked. */
export interface Question {
  subscriberKey: number;
  email: string;
  detail: ConfirmationDetail;
  /** See MailToSend. */
  messageKey: string;
}

interface Questions {
  transaction: Transaction;
  questions: readonly Question[];
  kind?: typeof confirmationMail | typeof reminderMail;
  addressKeys: AddressKeys;
  now: Date;
}

/**
 * Mails the question whether an address wants what was asked for in its name, a handful of statements for all. Whoever
 * answers it owns the address.
 */
export async function askForConfirmation(ask: Questions): Promise<void> {
  const { transaction, questions, kind = confirmationMail, addressKeys, now } = ask;
  if (questions.length === 0) {
    return;
  }
  const confirmTokens = issueTokens(transaction, { purpose: 'CONFIRM', holders: questions, now });
  const owners = questions.map(({ subscriberKey }) => ({ subscriberKey, subscriptionKey: null }));
  const endTokens = await unsubscribeTokens(transaction, { owners, addressKeys });
  const texts = await readConsentTexts(
    transaction,
    questions.map(({ detail }) => detail.consentVersion),
  );
  const mails = questions.map(({ email, messageKey, detail: { consentVersion } }, index) => {
    const text = texts.get(consentVersion);
    if (text === undefined) {
      throw new Error(`Expected the consent text ${consentVersion} to be kept, since somebody was asked for it.`);
    }
    const data = { confirmToken: confirmTokens[index] ?? '', unsubscribeToken: endTokens[index] ?? '', consent: text };
    return { to: email, data, messageKey };
  });
  await enqueueMails(transaction, kind, mails, now);
}
