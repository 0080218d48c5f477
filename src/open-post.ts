import { join } from 'node:path';
import { recordRefusal } from './delivery';
import type { Config } from './platform/config/config';
import { AddressKeys } from './platform/crypto/address-keys';
import type { Log } from './platform/logging/request-log';
import {
  addressOf,
  bounceAddress,
  captureTransport,
  domainOf,
  MailFolder,
  type Post,
  signingTransport,
  smtpTransport,
  type Transport,
} from './platform/mail';
import { subscriberMails } from './subscribers';

/** What a worker sends mail with: by SMTP where the configuration names a server, else into the folder of captured mail. */
export function openPost(config: Config, publicUrl: string, log: Log): Post {
  const { mail, secrets } = config;
  const addressKeys = new AddressKeys(secrets.suppressionKey);
  const domain = domainOf(addressOf(mail.from));
  return {
    kinds: subscriberMails,
    transport: openTransport(config, log),
    letterhead: { publicUrl, postalAddress: mail.postalAddress },
    from: mail.from,
    senderOf: ({ key }) => bounceAddress(addressKeys, { kind: 'mail', key }, domain),
    onRefused: async (transaction, { key, reply, now }) => {
      await recordRefusal(transaction, { message: { kind: 'mail', key }, reply, now });
    },
  };
}

function openTransport({ mail: { smtp, rates, dkim }, dataDir }: Config, log: Log): Transport {
  const last = smtp === null ? captureTransport(mailFolder(dataDir)) : smtpTransport({ server: smtp, rates, log });
  return dkim === null ? last : signingTransport(dkim, last);
}

/** Where captured mail lies. */
export function mailFolder(dataDir: string): MailFolder {
  return new MailFolder(join(dataDir, 'mail'));
}
