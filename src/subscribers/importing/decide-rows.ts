import { SubscriberStatus } from '../subscriber-status';
import { ImportOutcome, type ImportRow } from './import-outcome';
import type { JudgedRow } from './judge-rows';

/** What is known of the addresses of an import. */
export interface KnownAddresses {
  /** By address. */
  statuses: ReadonlyMap<string, SubscriberStatus>;
  erased: ReadonlySet<string>;
}

/** What is to become of each row, and why. */
export function decideRows(rows: readonly JudgedRow[], known: KnownAddresses): ImportRow[] {
  const firstRows = new Map<string, number>();
  return rows.map(({ email, userErrors }, index) => {
    if (email === null || userErrors.length > 0) {
      return { index, outcome: ImportOutcome.INVALID, reason: userErrors.map(({ message }) => message).join(' ') };
    }
    const earlier = firstRows.get(email);
    if (earlier !== undefined) {
      return { index, outcome: ImportOutcome.ALREADY_KNOWN, reason: `Row ${earlier} has the same address.` };
    }
    firstRows.set(email, index);
    return { index, ...decideAddress(known.statuses.get(email), known.erased.has(email)) };
  });
}

function decideAddress(status: SubscriberStatus | undefined, isErased: boolean): Omit<ImportRow, 'index'> {
  if (isErased) {
    return { outcome: ImportOutcome.SUPPRESSED, reason: 'The address was erased.' };
  }
  switch (status) {
    case undefined:
      return { outcome: ImportOutcome.ACCEPTED, reason: null };
    case SubscriberStatus.UNSUBSCRIBED:
      return { outcome: ImportOutcome.SUPPRESSED, reason: 'The subscriber has unsubscribed.' };
    case SubscriberStatus.BOUNCED:
      return { outcome: ImportOutcome.SUPPRESSED, reason: 'The address takes no mail.' };
    default:
      return { outcome: ImportOutcome.ALREADY_KNOWN, reason: `There is a subscriber already, who is ${status}.` };
  }
}
