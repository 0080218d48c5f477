import type { HeaderLines, ParsedMail } from 'mailparser';
import type { MailReport, ReceivedReport, RecipientStatus } from './mail-report';
import { readPlainNotice } from './read-plain-notice';
import { readStatusFields, type StatusFields } from './status-fields';

/** Where a mail server notes whom an envelope was for; delivery status notifications also have it in To. */
const recipientHeaders = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to']);
const statusTypes = ['message/delivery-status', 'message/global-delivery-status'];
const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const mostPartBytes = 65_536;

/**
 * Reads a delivery status notification (RFC 3464, RFC 6533), a feedback report (RFC 5965), or one of the plain notices
 * that old servers send. What is not readable as a message is a report of nothing.
 */
export async function readReport(bytes: Buffer): Promise<ReceivedReport> {
  const mail = await parse(bytes);
  return mail === null
    ? { report: { kind: 'none' }, recipients: [] }
    : { report: reportOf(mail), recipients: recipientsOf(mail.headerLines) };
}

function parse(bytes: Buffer): Promise<ParsedMail | null> {
  // At the first report: it takes 9 MiB of memory, and most processes are never sent one.
  const { simpleParser }: typeof import('mailparser') = require('mailparser');
  return simpleParser(bytes, {
    // Else it is merged into the text, where the sender of a message could have written the same.
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipHtmlToText: true,
    skipImageLinks: true,
    skipTextLinks: true,
    skipTextToHtml: true,
  }).catch(() => null);
}

function reportOf(mail: ParsedMail): MailReport {
  const status = partOf(mail, statusTypes);
  if (status !== null) {
    return { kind: 'status', recipients: readStatusFields(status).filter(isOfRecipient).map(recipientOf) };
  }
  const [complaint] = readStatusFields(partOf(mail, ['message/feedback-report']) ?? '');
  const type = complaint?.get('feedback-type');
  if (complaint !== undefined && type !== undefined) {
    return {
      kind: 'complaint',
      type: type.toLowerCase(),
      envelopeSender: complaint.get('original-mail-from') ?? null,
    };
  }
  const recipients = isReport(mail)
    ? null
    : readPlainNotice((mail.text ?? '').slice(0, mostPartBytes), mail.headers.has('x-failed-recipients'));
  return recipients === null ? { kind: 'none' } : { kind: 'status', recipients };
}

/** The text of a part that lies directly in a report. What lies deeper is part of a message that somebody sent. */
function partOf(mail: ParsedMail, types: readonly string[]): string | null {
  const part = isReport(mail)
    ? mail.attachments.find(({ contentType, partId }) => types.includes(contentType) && /^\d+$/.test(partId ?? ''))
    : undefined;
  return part === undefined ? null : part.content.subarray(0, mostPartBytes).toString('utf8');
}

function isReport({ headerLines }: ParsedMail): boolean {
  const contentType = headerLines.find(({ key }) => key === 'content-type')?.line ?? '';
  return /^content-type:\s*multipart\/report\b/i.test(contentType);
}

/** The first group is about the message as a whole. */
function isOfRecipient(fields: StatusFields): boolean {
  return fields.has('final-recipient') || fields.has('action');
}

function recipientOf(fields: StatusFields): RecipientStatus {
  const action = (fields.get('action') ?? '').toLowerCase();
  const [status = null] = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '') ?? [];
  return {
    action: actions.find((known) => action.startsWith(known)) ?? null,
    status,
    diagnostic: fields.get('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '') ?? null,
  };
}

function recipientsOf(headerLines: HeaderLines): string[] {
  return headerLines.filter(({ key }) => recipientHeaders.has(key)).map(({ line }) => line);
}
