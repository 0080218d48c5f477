import type { MailKind } from '../../platform/mail';
import { linkTo, setLetter } from './letter';
import { readText } from './read-text';

/** What a mail holds that leads a subscriber to their subscriptions. */
export interface ManageLinkData {
  manageToken: string;
  unsubscribeToken: string;
}

/** Leads a subscriber to their subscriptions, since only their mail says who they are. */
export const manageLinkMail: MailKind<ManageLinkData> = {
  name: 'manage-link',
  parse: (data) => ({
    manageToken: readText(data, 'manageToken'),
    unsubscribeToken: readText(data, 'unsubscribeToken'),
  }),
  render: ({ manageToken, unsubscribeToken }, letterhead) =>
    setLetter(
      {
        subject: 'The link to your subscriptions',
        before: [
          'Here you change what you receive and how often, pause, unsubscribe, or have your data sent or erased.',
        ],
        button: { label: 'Open my subscriptions', url: linkTo(letterhead, '/manage', { token: manageToken }) },
        after: [
          'The link works for 24 hours. Whoever has it can change your subscriptions: please do not forward this mail.',
          'If you did not ask for it, do nothing: nothing has changed.',
        ],
        reason: 'You receive this mail because somebody asked for a link to the subscriptions of this address.',
        unsubscribeToken,
      },
      letterhead,
    ),
};
