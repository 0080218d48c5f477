import { type Failure, judgeFailure } from './judge-failure';
import type { MailReport, RecipientStatus } from './mail-report';

/** What a report means for the subscriber whose message it is about. */
export type Finding =
  | (Failure & { /** What the server said; a stranger's text. */ readonly diagnostic: string | null })
  | { readonly verdict: 'COMPLAINT'; readonly code: string; readonly diagnostic: null };

/** Kinds of feedback by which somebody says that they do not want this. Others are of technical interest. */
const complaints = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list']);

/**
 * Decides what a report means; null where it means nothing, as a notice of a delay does. One address can lead to several
 * people, whom the report then lists: it is HARD only where it is so for each of them.
 */
export function judgeReport(report: MailReport): Finding | null {
  switch (report.kind) {
    case 'status':
      return judgeRecipients(report.recipients);
    case 'complaint':
      return complaints.has(report.type) ? { verdict: 'COMPLAINT', code: report.type, diagnostic: null } : null;
    case 'none':
      return null;
  }
}

function judgeRecipients(recipients: readonly RecipientStatus[]): Finding | null {
  const findings = recipients
    .filter(({ action }) => action === 'failed')
    .map((recipient) => ({ ...judgeFailure(recipient), diagnostic: recipient.diagnostic }));
  const soft = findings.find(({ verdict }) => verdict === 'SOFT');
  const [first] = findings;
  if (soft !== undefined || first === undefined) {
    return soft ?? null;
  }
  return findings.length === recipients.length ? first : { ...first, verdict: 'SOFT' };
}
