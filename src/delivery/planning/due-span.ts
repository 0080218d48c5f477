import { Cadence, type DeliveryRules, nextDeliveryAt } from '../../subscribers';

/** What becomes of a subscription that is due. */
export interface DueSpan {
  /** When its mail is due: of all times that have passed unused, the last. */
  readonly scheduledFor: Date;
  /** When the mail after that is; null for INSTANT, which papers bring about. */
  readonly next: Date | null;
}

/**
 * What is planned for a subscription that was due at an instant and is looked at now. However many times have passed
 * since, one mail makes up for them: a worker that was away for a week sends one, not seven. An INSTANT one is due now,
 * with all that came until it is looked at.
 */
export function dueSpan(rules: DeliveryRules, due: Date, now: Date): DueSpan {
  if (rules.cadence === Cadence.INSTANT) {
    return { scheduledFor: now, next: null };
  }
  let scheduledFor = due;
  for (;;) {
    const next = nextDeliveryAt(rules, scheduledFor);
    if (next === null || next > now) {
      return { scheduledFor, next };
    }
    scheduledFor = next;
  }
}
