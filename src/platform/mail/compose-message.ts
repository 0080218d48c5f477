import MailComposer from 'nodemailer/lib/mail-composer';
import { addressOf, domainOf } from './address-of';
import type { MailContent } from './mail-kind';
import type { Message } from './transport';

/** Who a message is from and to, when, and its name. */
export interface Envelope {
  readonly name: string;
  /** As MAIL_FROM gives it: Broadsheet <digests@example.org>. */
  readonly from: string;
  readonly recipient: string;
  /** See Message. */
  readonly sender: string;
  readonly date: Date;
}

/** Builds the MIME message: text and HTML as alternatives. The same input gives the same bytes. */
export async function composeMessage(envelope: Envelope, content: MailContent): Promise<Message> {
  const { name, from, recipient, sender, date } = envelope;
  const composer = new MailComposer({
    from,
    // As an object it is one address, whatever stands in it.
    to: { name: '', address: recipient },
    subject: content.subject,
    text: content.text,
    html: content.html,
    headers: { ...content.headers },
    messageId: `<${name}@${domainOf(addressOf(from))}>`,
    date,
    baseBoundary: name,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { name, recipient, sender, bytes: await composer.compile().build() };
}
