const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day of the Gregorian calendar as RFC 3339 writes it, from the year 1 on: "2025-03-13". */
export function isCalendarDate(text: string): boolean {
  if (!shape.test(text) || text.startsWith('0000')) {
    return false;
  }
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && toCalendarDate(date) === text;
}

/** The day of an instant in UTC: "2025-03-13". */
export function toCalendarDate(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
