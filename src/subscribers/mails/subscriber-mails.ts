import type { MailKind } from '../../platform/mail';
import { confirmationMail, reminderMail } from './confirmation.mail';
import { manageLinkMail } from './manage-link.mail';
import { unsubscribedMail } from './unsubscribed.mail';

/** Every kind of mail about subscriptions themselves, for the worker that sends them. */
export const subscriberMails: readonly MailKind<object>[] = [
  confirmationMail,
  reminderMail,
  manageLinkMail,
  unsubscribedMail,
];
