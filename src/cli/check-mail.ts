import type { MailConfig } from '../platform/config/config';
import { checkSmtpServer, dkimRecord } from '../platform/mail';
import type { Check } from './check';

/** Looks at the way mail takes, up to the point where it would be sent. */
export async function checkMail({ smtp, dkim }: MailConfig): Promise<Check[]> {
  return [await checkServer(smtp), checkKey(dkim)];
}

async function checkServer(smtp: MailConfig['smtp']): Promise<Check> {
  if (smtp === null) {
    return { what: 'Mail', ok: true, found: 'captured in DATA_DIR/mail: there is no SMTP_URL' };
  }
  const place = `${smtp.host}, port ${smtp.port}`;
  const fault = await checkSmtpServer(smtp);
  const found = fault === null ? `${place} takes mail from here` : `${place}: ${fault}`;
  return { what: 'Mail', ok: fault === null, found };
}

function checkKey(dkim: MailConfig['dkim']): Check {
  if (dkim === null) {
    return { what: 'DKIM', ok: true, found: 'mail is not signed: there is no DKIM_PRIVATE_KEY_FILE' };
  }
  const { name, value } = dkimRecord(dkim);
  return { what: 'DKIM', ok: true, found: `mail is signed; receivers verify it by the TXT record ${name}: ${value}` };
}
