import type { Letterhead, MailContent, MailKind } from '../../platform/mail';
import { linkTo, setLetter } from './letter';
import { readText } from './read-text';

/** What a mail holds that asks for consent. No text of whoever asked for it: they may not be the one who reads it. */
export interface ConfirmationData {
  confirmToken: string;
  unsubscribeToken: string;
  /** What the button agrees to, as it is recorded. */
  consent: string;
}

/** Asks whether an address wants mail, once somebody said so. */
export const confirmationMail: MailKind<ConfirmationData> = {
  name: 'confirmation',
  parse: readConfirmation,
  render: (data, letterhead) =>
    render(data, letterhead, {
      subject: 'Please confirm your subscription',
      opening: 'Somebody, we hope you, asked Broadsheet to send digests of research papers to this address.',
      ending:
        'If it was not you, do nothing: without your confirmation we write one reminder and then forget the address.',
    }),
};

/** Asks a second and last time. */
export const reminderMail: MailKind<ConfirmationData> = {
  name: 'confirmation-reminder',
  parse: readConfirmation,
  render: (data, letterhead) =>
    render(data, letterhead, {
      subject: 'Your subscription still waits for you',
      opening:
        'A few days ago somebody, we hope you, asked Broadsheet to send digests of research papers to this address. It was not confirmed yet, so nothing is sent.',
      ending: 'If you do not want them, do nothing: this is our last mail, and we forget the address.',
    }),
};

function readConfirmation(data: unknown): ConfirmationData {
  return {
    confirmToken: readText(data, 'confirmToken'),
    unsubscribeToken: readText(data, 'unsubscribeToken'),
    consent: readText(data, 'consent'),
  };
}

function render(
  { confirmToken, unsubscribeToken, consent }: ConfirmationData,
  letterhead: Letterhead,
  { subject, opening, ending }: { subject: string; opening: string; ending: string },
): MailContent {
  return setLetter(
    {
      subject,
      before: [opening, `With the button you say: “${consent}”`],
      button: { label: 'Confirm subscription', url: linkTo(letterhead, '/confirm', { token: confirmToken }) },
      after: ['The button works for seven days.', ending],
      reason:
        'You receive this mail because this address was entered for a subscription. Before you confirm, no digest is sent.',
      unsubscribeToken,
    },
    letterhead,
  );
}
