import { LruMap } from '../../../platform/cache/lru-map';

const longForm = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const withWeekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

/** Readers share their days, and to format one takes microseconds. */
const mostDays = 1_000;
const dates = new LruMap<string, string>(mostDays);
const weekdays = new LruMap<string, string>(mostDays);

/** A day in words: "13 March 2026". */
export function sayDate(day: string): string {
  return dates.getOrMake(day, () => longForm.format(new Date(day)));
}

/** A day in words with its weekday: "Friday, 13 March 2026". */
export function sayDay(day: string): string {
  return `${weekdays.getOrMake(day, () => withWeekday.format(new Date(day)))}, ${sayDate(day)}`;
}
