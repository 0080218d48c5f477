import { addressOf, domainOf } from '../address-of';
import type { MailContent } from '../mail-kind';
import type { Message } from '../transport';
import { fromField, headerField } from './header-field';
import { Passage } from './passage';
import { Passages } from './passages';

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

const ourHeaders = new Set([
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]);

/**
 * Builds the MIME message: text and HTML as alternatives, in ASCII, such that SMTP may send it as it is. The same input
 * gives the same bytes.
 */
export function composeMessage(
  { name, from, recipient, sender, date }: Envelope,
  content: MailContent<string | Passages>,
): Message {
  const address = addressOf(from);
  // No text of either encoding holds it: they have no = before a _.
  const boundary = `=_${name}`;
  const message = [
    fromField(from.slice(0, from.indexOf(address)).replace('<', ''), address),
    headerField('To', recipient.replace(/\s+/g, '')),
    headerField('Subject', content.subject),
    headerField('Message-ID', `<${name}@${domainOf(address)}>`),
    headerField('Date', date.toUTCString().replace('GMT', '+0000')),
    ...Object.entries(content.headers).map(([header, value]) => extraField(header, value)),
    headerField('MIME-Version', '1.0'),
    headerField('Content-Type', `multipart/alternative; boundary="${boundary}"`),
    part(boundary, 'text/plain', content.text),
    part(boundary, 'text/html', content.html),
    `\r\n--${boundary}--\r\n`,
  ].join('');
  return { name, recipient, sender, bytes: Buffer.from(message, 'latin1') };
}

function extraField(name: string, value: string): string {
  if (ourHeaders.has(name.toLowerCase())) {
    throw new Error(`Expected headers beside those that every mail has, got ${JSON.stringify(name)}.`);
  }
  return headerField(name, value);
}

function part(boundary: string, type: string, text: string | Passages): string {
  const { encoding, lines } = (text instanceof Passages ? text : new Passages([new Passage(text)])).encoded;
  return [
    `\r\n--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    lines,
  ].join('\r\n');
}
