import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from '../../config/smtp-server';
import { type SmtpFailure, smtpFailure, type SmtpStage } from './smtp-outcome';
import type { SmtpTiming } from './smtp-timing';

/** The library's errors, as far as they matter here. */
export interface ConnectionError extends Error {
  /** In the library's words, such as EENVELOPE. */
  code?: string | undefined;
  /** What the server replied. */
  response?: string | undefined;
  responseCode?: number | undefined;
  /** What it replied to: CONN where to none in particular, API where nothing was said to it. */
  command?: string | undefined;
}

/** How the library is to connect. Timeouts are ours: its own starts anew with each byte of a slow server. */
export function connectionOptions(server: SmtpServer, timing: SmtpTiming): SMTPConnectionOptions {
  const { host, port, encryption, ehloName } = server;
  const { openMillis, contentMillis } = timing;
  return {
    host,
    port,
    secure: encryption === 'from the start',
    requireTLS: encryption === 'required',
    opportunisticTLS: encryption === 'where offered',
    tls: { rejectUnauthorized: encryption !== 'where offered' },
    ...(ehloName !== null && { name: ehloName }),
    connectionTimeout: openMillis,
    greetingTimeout: openMillis,
    dnsTimeout: openMillis,
    socketTimeout: Math.max(openMillis, contentMillis) + 1_000,
  };
}

/** What an error of the library says of the server, and of how far a message came, which the caller knows roughly. */
export function readError(error: ConnectionError, stage: SmtpStage): SmtpFailure {
  const { code, command, response, responseCode } = error;
  if (response === undefined || responseCode === undefined) {
    // What the library itself would not send, in the words that a server would have had for it (RFC 3463).
    switch (code) {
      case 'EENVELOPE':
        return smtpFailure('recipient', `553 5.1.3 not sent: ${error.message}`, 553);
      case 'EMESSAGE':
        return smtpFailure('recipient', `552 5.3.4 not sent: ${error.message}`, 552);
      default:
        return smtpFailure(stage, `${lossAt[stage]}: ${error.message}`);
    }
  }
  return smtpFailure(stageOf(command, code) ?? stage, response, responseCode);
}

const lossAt: Readonly<Record<SmtpStage, string>> = {
  opening: 'no session with the mail server',
  sender: 'the connection was lost before the message',
  recipient: 'the connection was lost before the message',
  content: 'the connection was lost in the message',
  answer: 'the connection was lost after the message, and the answer never came: it may have been taken',
};

function stageOf(command: string | undefined, code: string | undefined): SmtpStage | null {
  switch (command) {
    case 'MAIL FROM':
      return 'sender';
    case 'RCPT TO':
      return 'recipient';
    case 'DATA':
      // The same command twice: for the permission to send the message, and for the message.
      return code === 'EMESSAGE' ? 'answer' : 'recipient';
    default:
      return null;
  }
}
