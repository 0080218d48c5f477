import type { MailKind } from '../../platform/mail';
import { linkTo, setLetter } from './letter';
import { readText } from './read-text';

/** What a mail holds that tells of an end. */
export interface UnsubscribedData {
  undoToken: string;
  unsubscribeToken: string;
}

/** Says that the mail has ended, and offers the way back to whoever did not mean that. */
export const unsubscribedMail: MailKind<UnsubscribedData> = {
  name: 'unsubscribed',
  parse: (data) => ({
    undoToken: readText(data, 'undoToken'),
    unsubscribeToken: readText(data, 'unsubscribeToken'),
  }),
  render: ({ undoToken, unsubscribeToken }, letterhead) =>
    setLetter(
      {
        subject: 'You are unsubscribed',
        before: ['As you asked, we have ended your subscription. Nothing more of it will come.'],
        button: { label: 'Undo', url: linkTo(letterhead, '/unsubscribe', { undo: undoToken }) },
        after: ['Did you not mean that? Within 24 hours the button brings it back as it was. Otherwise do nothing.'],
        reason: 'You receive this mail because a subscription of this address was ended.',
        unsubscribeToken,
      },
      letterhead,
    ),
};
