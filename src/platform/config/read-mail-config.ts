import type { MailConfig } from './config';
import type { EnvironmentReader } from './environment-reader';
import { text } from './formats';
import { domainRates, mailsPerSecond } from './mail-rates';
import { readDkimConfig } from './read-dkim-config';
import { smtpUrl } from './smtp-server';

const placeholderFrom = 'Broadsheet <digests@broadsheet.invalid>';
const placeholderAddress = 'Broadsheet, 1 Example Street, Example Town';

/** Reads how mail leaves. With a server, who sends it and from where is required by law; without, placeholders do. */
export function readMailConfig(reader: EnvironmentReader): MailConfig {
  const smtp = reader.read('SMTP_URL', smtpUrl, null);
  const from = reader.read('MAIL_FROM', mailbox, null);
  const postalAddress = reader.read('MAIL_POSTAL_ADDRESS', text, null);
  if (reader.raw('SMTP_URL') !== null) {
    if (reader.raw('MAIL_FROM') === null) reader.fault('MAIL_FROM', `${mailbox.expected} with SMTP_URL`, 'nothing');
    if (postalAddress === null) {
      reader.fault('MAIL_POSTAL_ADDRESS', 'the postal address that mail must carry with SMTP_URL', 'nothing');
    }
  }
  return {
    smtp,
    from: from ?? placeholderFrom,
    postalAddress: postalAddress ?? placeholderAddress,
    dkim: readDkimConfig(reader),
    rates: {
      perSecond: reader.read('MAIL_RATE', mailsPerSecond, null),
      ...reader.read('MAIL_DOMAIN_RATE', domainRates, { perDomain: new Map<string, number>(), perOtherDomain: null }),
    },
  };
}

const mailbox = {
  expected: 'a sender such as Broadsheet <digests@example.org>',
  parse: (value: string) => (/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(value) ? value : undefined),
};
