import type { Reason } from '../../subscribers';

/** A reason as the ledger keeps it. */
export interface ReasonRecord {
  kind: Reason['kind'];
  text: string;
}

/** What is kept of a reason. */
export function toReasonRecord(reason: Reason): ReasonRecord {
  switch (reason.kind) {
    case 'AUTHOR':
      return { kind: reason.kind, text: reason.name };
    case 'SEARCH':
      return { kind: reason.kind, text: reason.text };
    case 'TOPIC':
      return { kind: reason.kind, text: reason.slug };
    case 'TREND':
      return { kind: reason.kind, text: '' };
  }
}

/** The reason that is kept so. */
export function toReason({ kind, text }: ReasonRecord): Reason {
  switch (kind) {
    case 'AUTHOR':
      return { kind, name: text };
    case 'SEARCH':
      return { kind, text };
    case 'TOPIC':
      return { kind, slug: text };
    case 'TREND':
      return { kind };
  }
}
