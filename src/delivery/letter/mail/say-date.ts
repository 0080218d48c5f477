const longForm = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const withWeekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

/** A day in words: "13 March 2026". */
export function sayDate(day: string): string {
  return longForm.format(new Date(day));
}

/** A day in words with its weekday: "Friday, 13 March 2026". */
export function sayDay(day: string): string {
  return `${withWeekday.format(new Date(day))}, ${sayDate(day)}`;
}
