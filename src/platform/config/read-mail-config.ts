import type { MailConfig } from './config';
import type { EnvironmentReader } from './environment-reader';
import { smtpUrl, text } from './formats';
import { isLoopbackHost } from './is-loopback-host';

const placeholderFrom = 'Broadsheet <digests@broadsheet.invalid>';
const placeholderAddress = 'Broadsheet, 1 Example Street, Example Town';

/** Reads how mail leaves. With a server, who sends it and from where is required by law; without, placeholders do. */
export function readMailConfig(reader: EnvironmentReader): MailConfig {
  const url = reader.read('SMTP_URL', smtpUrl, null);
  const from = reader.read('MAIL_FROM', mailbox, null);
  const postalAddress = reader.read('MAIL_POSTAL_ADDRESS', text, null);
  if (reader.raw('SMTP_URL') !== null) {
    if (reader.raw('MAIL_FROM') === null) reader.fault('MAIL_FROM', `${mailbox.expected} with SMTP_URL`, 'nothing');
    if (postalAddress === null) {
      reader.fault('MAIL_POSTAL_ADDRESS', 'the postal address that mail must carry with SMTP_URL', 'nothing');
    }
  }
  return {
    smtpUrl: url,
    from: from ?? placeholderFrom,
    postalAddress: postalAddress ?? placeholderAddress,
    dkim: readDkim(reader),
  };
}

/** Whether mail sent there stays on this machine. */
export function isLoopbackSmtp(url: string): boolean {
  return isLoopbackHost(new URL(url).hostname);
}

const mailbox = {
  expected: 'a sender such as Broadsheet <digests@example.org>',
  parse: (value: string) => (/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(value) ? value : undefined),
};

function readDkim(reader: EnvironmentReader): MailConfig['dkim'] {
  const domain = reader.raw('DKIM_DOMAIN');
  const selector = reader.raw('DKIM_SELECTOR');
  const privateKeyFile = reader.raw('DKIM_PRIVATE_KEY_FILE');
  if (domain !== null && selector !== null && privateKeyFile !== null) return { domain, selector, privateKeyFile };
  const parts = { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY_FILE: privateKeyFile };
  const missing = Object.entries(parts).filter(([, value]) => value === null);
  if (missing.length < 3) {
    for (const [name] of missing) reader.fault(name, 'a value, since another DKIM variable is set', 'nothing');
  }
  return null;
}
