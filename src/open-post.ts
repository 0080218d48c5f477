import { join } from 'node:path';
import type { Config } from './platform/config/config';
import { addressOf, captureTransport, MailFolder, type Post } from './platform/mail';
import { subscriberMails } from './subscribers';

/** What a worker sends mail with. All of it is captured; a mail server comes in here. */
export function openPost({ mail, dataDir }: Config, publicUrl: string): Post {
  return {
    kinds: subscriberMails,
    transport: captureTransport(mailFolder(dataDir)),
    letterhead: { publicUrl, postalAddress: mail.postalAddress },
    from: mail.from,
    senderOf: () => addressOf(mail.from),
  };
}

/** Where captured mail lies. */
export function mailFolder(dataDir: string): MailFolder {
  return new MailFolder(join(dataDir, 'mail'));
}
