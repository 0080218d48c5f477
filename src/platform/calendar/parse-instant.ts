import { isCalendarDate, toCalendarDate } from './calendar-date';

const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads an RFC 3339 date-time, or a full-date as its first instant in UTC; null where the text is neither, and where
 * its offset leads out of the years 1 to 9999 of UTC, which neither the database nor our own output can write.
 */
export function parseInstant(text: string): Date | null {
  if (isCalendarDate(text)) {
    return new Date(text);
  }
  const [, date] = dateTime.exec(text) ?? [];
  if (date === undefined || !isCalendarDate(date)) {
    return null;
  }
  const instant = new Date(text);
  return isCalendarDate(toCalendarDate(instant)) ? instant : null;
}
