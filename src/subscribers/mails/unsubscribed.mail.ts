import type { MailKind } from '../../platform/mail';
import { linkTo, setLetter } from './letter';
import { readText } from './read-text';

/** What a mail holds that tells of an end. */
export interface UnsubscribedData {
  undoToken: string;
  unsubscribeToken: string;
  /** Whether mail goes on that was not ended. */
  ended: 'ONE' | 'ALL';
}

/** Says that the mail has ended, and offers the way back to whoever did not mean that. */
export const unsubscribedMail: MailKind<UnsubscribedData> = {
  name: 'unsubscribed',
  parse: (data) => ({
    undoToken: readText(data, 'undoToken'),
    unsubscribeToken: readText(data, 'unsubscribeToken'),
    ended: readText(data, 'ended') === 'ONE' ? 'ONE' : 'ALL',
  }),
  render: ({ undoToken, unsubscribeToken, ended }, letterhead) =>
    setLetter(
      {
        subject: ended === 'ALL' ? 'You are unsubscribed' : 'One of your subscriptions has ended',
        before: [
          ended === 'ALL'
            ? 'As you asked, we have ended your subscription. No more digests will come.'
            : 'As you asked, we have ended one of your subscriptions. The others go on.',
        ],
        button: { label: 'Undo', url: linkTo(letterhead, '/unsubscribe', { undo: undoToken }) },
        after: [
          'Did you not mean that? Within 24 hours the button brings it back as it was. Otherwise do nothing.',
          'If it was not you: whoever is forwarded one of our mails can end what it came for, by the link at its foot.',
        ],
        reason: 'You receive this mail because a subscription of this address was ended.',
        unsubscribeToken,
      },
      letterhead,
    ),
};
