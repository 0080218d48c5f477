import { smtpUrl } from '../../../../src/platform/config/smtp-server';
import type { MailRates } from '../../../../src/platform/config/mail-rates';
import { createLogger } from '../../../../src/platform/logging/create-logger';
import { type Message, smtpTransport, type SmtpTransport } from '../../../../src/platform/mail';
import type { SmtpTiming } from '../../../../src/platform/mail/smtp/smtp-timing';

export const unlimited: MailRates = { perSecond: null, perDomain: new Map(), perOtherDomain: null };

/** Short enough for tests, long enough for a busy machine. */
const timing: SmtpTiming = { openMillis: 5_000, envelopeMillis: 5_000, contentMillis: 5_000, idleMillis: 5_000 };

/** A transport to the server of a URL, as the configuration reads it. Close it. */
export function transportTo(
  url: string,
  { rates = unlimited, ...quicker }: Partial<SmtpTiming> & { rates?: MailRates } = {},
): SmtpTransport {
  const server = smtpUrl.parse(url);
  if (server === undefined) {
    throw new Error(`Expected ${smtpUrl.expected}, got ${url}.`);
  }
  return smtpTransport({ server, rates, log: createLogger('silent'), timing: { ...timing, ...quicker } });
}

/** A message to Ada, as bytes that nobody signed. */
export function messageTo(recipient = 'ada@example.org', body = 'Hello\r\n'): Message {
  return {
    name: '20250314080000000-0123456789abcdef0123456789abcdef',
    recipient,
    sender: 'bounces+m7-0123@broadsheet.example',
    bytes: Buffer.from(`To: ${recipient}\r\nSubject: Hello\r\n\r\n${body}`),
  };
}
