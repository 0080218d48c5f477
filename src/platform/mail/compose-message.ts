import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailContent } from './mail-kind';
import type { Message } from './transport';

/** Who a message is from and to, when, and its name. */
export interface Envelope {
  readonly name: string;
  /** As MAIL_FROM gives it: Broadsheet <digests@example.org>. */
  readonly from: string;
  readonly recipient: string;
  readonly date: Date;
}

/** Builds the MIME message: text and HTML as alternatives. The same input gives the same bytes. */
export async function composeMessage(envelope: Envelope, content: MailContent): Promise<Message> {
  const { name, from, recipient, date } = envelope;
  const composer = new MailComposer({
    from,
    // As an object it is one address, whatever stands in it.
    to: { name: '', address: recipient },
    subject: content.subject,
    text: content.text,
    html: content.html,
    headers: { ...content.headers },
    messageId: `<${name}@${domainOf(from)}>`,
    date,
    baseBoundary: name,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { name, recipient, bytes: await composer.compile().build() };
}

function domainOf(from: string): string {
  const [, domain] = /@([^<>@\s]+)>?$/.exec(from.trim()) ?? [];
  if (domain === undefined) {
    throw new Error(`Expected MAIL_FROM to end with an address such as <digests@example.org>, got "${from}".`);
  }
  return domain;
}
