import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
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
  /** All that it took, oldest first. */
  received: ReceivedMail[];
  close(): Promise<void>;
}

/** Starts it; recipients of `unknown` it refuses. */
export async function startMailServer(unknown: string): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      done(
        address === unknown
          ? Object.assign(new Error(`5.1.1 <${address}>: no such user`), { responseCode: 550 })
          : null,
      );
    },
    onData: (stream, { envelope }, done) => {
      const take = async (): Promise<void> => {
        const mail = await simpleParser(await buffer(stream));
        const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ sender, recipient: envelope.rcptTo.map(({ address }) => address).join(), mail });
      };
      take()
        .then(() => done())
        .catch(done);
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
