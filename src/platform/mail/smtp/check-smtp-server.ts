import type { SmtpServer } from '../../config/smtp-server';
import { SmtpSession } from './smtp-session';
import { usualSmtpTiming } from './smtp-timing';

/** Connects, encrypts and logs in as for sending, and leaves again. Null where all of it went well, else what did not. */
export async function checkSmtpServer(server: SmtpServer): Promise<string | null> {
  const session = await SmtpSession.open(server, usualSmtpTiming);
  if (!(session instanceof SmtpSession)) {
    return session.reply;
  }
  session.quit();
  return null;
}
