/** A date as a page writes it, often without its year. */
export type PageDate =
  | { span: 'DAY'; year: number | null; month: number; day: number }
  | { span: 'WEEK'; year: number | null; week: number }
  | { span: 'MONTH'; year: number | null; month: number };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>(?:19|20)\\d{2})';
const untilDay = '(?: ?[-–—] ?(?:[a-z]{3,9}\\.? )?\\d{1,2}(?:st|nd|rd|th)?)?';

const forms = [
  `${month} ?${day}${untilDay}(?:,? ${year})?`,
  `${day} (?:of )?${month}(?:,? ${year})?`,
  `${year}(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?:[t ]\\d{2}:\\d{2}.{0,20})?`,
  `${month},? ${year}`,
  `week (?<week>\\d{1,2})(?:,? (?:of )?${year})?`,
  `${year}-?w(?<week>\\d{2})`,
].map((form) => new RegExp(`^${form}$`, 'i'));

const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /i;
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a text that is a date and nothing else: "Mar 13", "Thursday, March 13th, 2025", "13 Mar 2025", "2025-03-13",
 * "Week 11, 2025", "March 2025"; of "Mar 10 - Mar 16" the first day. Null for anything else, and for a day that no
 * calendar has.
 */
export function readDate(text: string): PageDate | null {
  if (text.length > 60 || !/\d/.test(text)) {
    return null;
  }
  const bare = text.replace(weekday, '');
  for (const form of forms) {
    const groups = form.exec(bare)?.groups;
    if (groups !== undefined) {
      return toPageDate(groups);
    }
  }
  return null;
}

function toPageDate(groups: Partial<Record<string, string>>): PageDate | null {
  const statedYear = groups['year'] === undefined ? null : Number(groups['year']);
  if (groups['week'] !== undefined) {
    const week = Number(groups['week']);
    return week >= 1 && week <= 53 ? { span: 'WEEK', year: statedYear, week } : null;
  }
  const monthNumber = readMonth(groups['month'] ?? '');
  if (groups['day'] === undefined) {
    return { span: 'MONTH', year: statedYear, month: monthNumber };
  }
  const dayNumber = Number(groups['day']);
  const lastDay = daysOfMonth[monthNumber - 1] ?? 0;
  return dayNumber >= 1 && dayNumber <= lastDay
    ? { span: 'DAY', year: statedYear, month: monthNumber, day: dayNumber }
    : null;
}

function readMonth(text: string): number {
  return /^\d/.test(text) ? Number(text) : monthNames.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}
