import { isCalendarDate, toCalendarDate } from '../../../platform/calendar/calendar-date';
import type { PageDate } from './read-date';

const millisPerDay = 86_400_000;

/** The first day that a page's date means in a year, YYYY-MM-DD; null where that year has no such day (29 February). */
export function placeDate(date: PageDate, year: number): string | null {
  const first = toText(year, date.span === 'WEEK' ? 1 : date.month, date.span === 'DAY' ? date.day : 1);
  if (!isCalendarDate(first)) {
    return null;
  }
  return date.span === 'WEEK' ? mondayOfWeek(year, date.week) : first;
}

/** The page's date in the latest year that does not put it behind a day; a page that names its year is taken at its word. */
export function latestUntil(date: PageDate, today: string): string | null {
  if (date.year !== null) {
    return placeDate(date, date.year);
  }
  const thisYear = Number(today.slice(0, 4));
  // 29 February comes back after eight years at most (1896, 1904).
  for (let year = thisYear; year >= thisYear - 8; year -= 1) {
    const placed = placeDate(date, year);
    if (placed !== null && placed <= today) {
      return placed;
    }
  }
  return null;
}

/** Whether a day is one that the page's date means, so far as the page says. */
export function agrees(date: PageDate, day: string): boolean {
  const year = Number(day.slice(0, 4));
  if (date.year !== null && date.year !== year && date.span !== 'WEEK') {
    return false;
  }
  const first = placeDate(date, date.year ?? year);
  if (first === null) {
    return false;
  }
  switch (date.span) {
    case 'DAY':
      return day === first;
    case 'MONTH':
      return day.slice(0, 7) === first.slice(0, 7);
    case 'WEEK':
      return day >= first && Date.parse(day) < Date.parse(first) + 7 * millisPerDay;
  }
}

/** ISO 8601: week 1 is the one with 4 January in it. */
function mondayOfWeek(year: number, week: number): string {
  const fourth = Date.parse(toText(year, 1, 4));
  const daysSinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return toCalendarDate(new Date(fourth + (7 * (week - 1) - daysSinceMonday) * millisPerDay));
}

function toText(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
