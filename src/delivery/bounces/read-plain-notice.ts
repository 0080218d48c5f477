import type { RecipientStatus } from './mail-report';

const firstLineOfQmail = /^Hi\. This is the /;
const copyOfTheMessage = /^-{3,} ?(?:Below this line is a copy|This is a copy)/m;
const qmailCode = /\(#([45]\.\d{1,3}\.\d{1,3})\)/;
const reply = /(?:^|\s)([45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3}[ :]?)?[^\n]*)/;

/**
 * Reads what qmail, and Exim before 4.85, send instead of a report: text for people, with an agreed beginning or header.
 * Null for what anybody else writes.
 */
export function readPlainNotice(text: string, hasFailedRecipients: boolean): RecipientStatus[] | null {
  const [notice = ''] = text.replace(/\r\n?/g, '\n').trimStart().split(copyOfTheMessage, 1);
  if (firstLineOfQmail.test(notice)) {
    // A paragraph a recipient, whose first line is the address.
    return notice
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph.startsWith('<'))
      .map((paragraph) => readFailure(paragraph.slice(paragraph.indexOf('\n') + 1)));
  }
  return hasFailedRecipients ? [readFailure(notice)] : null;
}

function readFailure(text: string): RecipientStatus {
  const [, status = null] = qmailCode.exec(text) ?? [];
  const [, diagnostic = null] = reply.exec(text) ?? [];
  return { action: 'failed', status, diagnostic };
}
