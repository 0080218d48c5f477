/**
 * Whether the server is asked at all. Closed, it is; open, nobody asks before a time; probing, one message asks and all
 * others wait for what it hears. Times are milliseconds of any clock that only goes forward.
 */
export type Breaker =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly until: number; readonly pauses: number }
  | { readonly kind: 'probing'; readonly pauses: number };

/** As it is before anything has happened. */
export const closedBreaker: Breaker = { kind: 'closed', failures: 0 };

/** In a row: one alone may be the mishap of a connection. */
const failuresUntilOpen = 3;
const firstPauseMillis = 1_000;
const longestPauseMillis = 5 * 60_000;
/** A probe is soon over, or else tells of itself by opening the breaker. */
const probeMillis = 1_000;

/** Asks to be let through. Null: go, and report by `reportTo`. A number: come back after so many milliseconds. */
export function admit(breaker: Breaker, now: number): { breaker: Breaker; waitMillis: number | null } {
  switch (breaker.kind) {
    case 'closed':
      return { breaker, waitMillis: null };
    case 'open':
      return now < breaker.until
        ? { breaker, waitMillis: breaker.until - now }
        : { breaker: { kind: 'probing', pauses: breaker.pauses }, waitMillis: null };
    case 'probing':
      return { breaker, waitMillis: probeMillis };
  }
}

/**
 * Tells what came of a message that was let through: whether the server answered. The first pause is a second, each
 * further one twice as long, five minutes at most. Failures of messages that were under way when it opened change
 * nothing; an answer of theirs closes it.
 */
export function reportTo(breaker: Breaker, hasAnswered: boolean, now: number): Breaker {
  if (hasAnswered) {
    return closedBreaker;
  }
  switch (breaker.kind) {
    case 'closed':
      return breaker.failures + 1 < failuresUntilOpen
        ? { kind: 'closed', failures: breaker.failures + 1 }
        : open(1, now);
    case 'open':
      return breaker;
    case 'probing':
      return open(breaker.pauses + 1, now);
  }
}

/** How long to leave the server alone as things stand. */
export function pauseMillis(breaker: Breaker, now: number): number {
  return breaker.kind === 'open' ? Math.max(breaker.until - now, 0) : firstPauseMillis;
}

function open(pauses: number, now: number): Breaker {
  return { kind: 'open', until: now + Math.min(longestPauseMillis, firstPauseMillis * 2 ** (pauses - 1)), pauses };
}
