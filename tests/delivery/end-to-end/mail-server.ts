import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message as it came over the wire. */
export interface ReceivedMail {
  /** Of the envelope. */
  sender: string;
  recipient: string;
  mail: ParsedMail;
}

/** A real mail server on a free port. */
export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** How many messages it took. */
  count(): number;
  /** What it took after the first so many, oldest first. */
  since(count: number): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

/** Starts it; it refuses mail to `unknown`. */
export async function startMailServer(unknown: string): Promise<MailServer> {
  const received: { sender: string; recipient: string; bytes: Buffer }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    // Encryption has tests of its own, and takes its time.
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = Object.assign(new Error(`5.1.1 <${address}>: no such user`), { responseCode: 550 });
      done(address === unknown ? refusal : null);
    },
    onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const sender = mailFrom === false ? '' : mailFrom.address;
        received.push({ sender, recipient: rcptTo.map(({ address }) => address).join(), bytes: Buffer.concat(chunks) });
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => received.length,
    since: (count) =>
      Promise.all(
        received.slice(count).map(async ({ bytes, ...envelope }) => ({ ...envelope, mail: await simpleParser(bytes) })),
      ),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
