import { isCalendarDate } from '../../platform/calendar/calendar-date';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';

const dayMillis = 86_400_000;
/** Somewhere it is later by so much than in UTC. */
const farthestAheadMillis = 14 * 3_600_000;
const mostDaysAgo = 31;

/** The day whose digests are asked for, counted from 1970-01-01; refused where none can be sent for it now. */
export function readDay(date: string, now: Date): number {
  const day = isCalendarDate(date) ? Date.parse(date) / dayMillis : null;
  const last = Math.floor((now.getTime() + farthestAheadMillis) / dayMillis);
  if (day === null || day > last || day < last - mostDaysAgo) {
    const given = JSON.stringify(date.slice(0, 40));
    throw refuse(
      UserErrorCode.INVALID,
      ['date'],
      `Expected a day such as 2026-03-13 that has begun, at most ${mostDaysAgo} days ago, got ${given}.`,
    );
  }
  return day;
}
