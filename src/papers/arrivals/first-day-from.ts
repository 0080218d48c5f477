import { toCalendarDate } from '../../platform/calendar/calendar-date';

const dayMillis = 86_400_000;

/** The first day of UTC that does not begin before an instant. */
export function firstDayFrom(instant: Date): string {
  return toCalendarDate(new Date(Math.ceil(instant.getTime() / dayMillis) * dayMillis));
}
