import type { Letterhead } from '../../../platform/mail';
import type { DigestLetter } from '../digest-letter';

/** One for all our mail, 5 to 15 characters, and never another: the reputation of past mail hangs on it. */
const feedbackSender = 'broadsheet';

/** What mail programs and receivers read of a digest. All of it is to be signed. */
export function digestHeaders(
  { date, subscription }: DigestLetter,
  { publicUrl }: Letterhead,
  unsubscribeUrl: string,
): Readonly<Record<string, string>> {
  return {
    // One click ends it (RFC 8058).
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    // What people filter by (RFC 2919); it must outlive every change but that of the installation's name.
    'List-Id': `Broadsheet digests <digests.${listDomain(publicUrl)}>`,
    // Gmail counts complaints by each part: the day's mail, its cadence, its kind, and the sender. None tells who reads.
    'Feedback-ID': `${date}:${subscription.cadence.toLowerCase()}:digest:${feedbackSender}`,
    // Both keep holiday notices from answering: those by RFC 3834 and Sieve know the first, older ones only the second.
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  };
}

/** The host of an installation; for one that has no name what RFC 2919 gives to those. */
function listDomain(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /[a-z]/.test(hostname) && !hostname.startsWith('[') ? hostname : 'localhost';
}
