const minuteMillis = 60_000;
/** Between two tries, a quarter more or less. */
export const longestRetryMillis = 4 * 60 * minuteMillis;
const inAllMillis = 48 * 60 * minuteMillis;

/**
 * How long a message waits after its nth attempt was put off: a minute after the first, twice as long each time, four
 * hours at most, and up to a quarter more or less by `random`, a number from 0 up to 1. Null where that would be more
 * than 48 hours in all, by RFC 5321 (4.5.4.1) the time to give up. Counted by attempts: an outage uses up none of it.
 */
export function retryDelayMillis(attempt: number, random: number): number | null {
  let waited = 0;
  let delay = 0;
  for (let past = 1; past <= attempt; past += 1) {
    delay = Math.min(longestRetryMillis, minuteMillis * 2 ** (past - 1));
    waited += delay;
  }
  return waited > inAllMillis ? null : Math.round(delay * (0.75 + random / 2));
}
