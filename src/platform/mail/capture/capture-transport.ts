import type { Transport } from '../transport';
import type { MailFolder } from './mail-folder';

/** Keeps each mail as a file instead of sending it. A full disk is a fault, and the mail is tried again. */
export function captureTransport(folder: MailFolder): Transport {
  return {
    send: async ({ name, bytes }) => ({ kind: 'accepted', reply: `captured as ${await folder.write(name, bytes)}` }),
    forget: (names) => folder.delete(names),
    forgetBefore: (instant) => folder.deleteBefore(instant),
  };
}
