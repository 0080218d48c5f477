import { isCalendarDate } from './calendar-date';

const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Reads an RFC 3339 date-time, or a full-date as its first instant in UTC; null where the text is neither. */
export function parseInstant(text: string): Date | null {
  if (isCalendarDate(text)) {
    return new Date(text);
  }
  const [, date] = dateTime.exec(text) ?? [];
  return date !== undefined && isCalendarDate(date) ? new Date(text) : null;
}
