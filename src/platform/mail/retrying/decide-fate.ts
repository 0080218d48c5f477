import { retryDelayMillis } from './retry-delay';
import type { Receipt } from '../transport';

/** What becomes of a mail of the outbox. */
export type Fate =
  | { readonly kind: 'sent' }
  | { readonly kind: 'given up' }
  | { readonly kind: 'waits'; readonly delayMillis: number; readonly wasTried: boolean };

/** Decides it from what the transport said to the nth attempt; `random` is a number from 0 up to 1. */
export function decideFate(receipt: Receipt, attempt: number, random: number): Fate {
  switch (receipt.kind) {
    case 'accepted':
      return { kind: 'sent' };
    case 'refused':
      return { kind: 'given up' };
    case 'deferred': {
      const delayMillis = retryDelayMillis(attempt, random);
      return delayMillis === null ? { kind: 'given up' } : { kind: 'waits', delayMillis, wasTried: true };
    }
    case 'unavailable':
    case 'postponed':
      // Spread out, so that all that waited do not come back as one.
      return { kind: 'waits', delayMillis: receipt.retryAfterMillis * (1 + random), wasTried: false };
  }
}
