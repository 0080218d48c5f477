import { isCalendarDate } from '../../../platform/calendar/calendar-date';
import type { ReadingProblem } from '../digest-reading';
import { agrees, latestUntil, placeDate } from './place-date';
import { type PageDate, readDate } from './read-date';

/** A date as it stands on a line of the page. */
export interface DatedLine {
  line: number;
  text: string;
  date: PageDate;
}

/** What is known of a digest's day. */
export interface DateEvidence {
  page: DatedLine | null;
  /** YYYY-MM-DD, from whoever asks. */
  given?: string | undefined;
  fileName?: string | undefined;
  /** YYYY-MM-DD. */
  today: string;
}

/** A digest's day (YYYY-MM-DD, null where it is known from nowhere), and what contradicts it. */
export interface DateDecision {
  date: string | null;
  problems: ReadingProblem[];
}

/**
 * Decides a digest's day. A full date on the page holds; then the day given by the caller, who knows what a page without
 * a year is of; then the page's month and day, because file names are given in haste; then the file name's. A year that
 * the page leaves out comes from the file name, or else is the latest in which the day is not in the future. Whoever
 * contradicts is named.
 */
export function decideDate({ page, given, fileName, today }: DateEvidence): DateDecision {
  const problems: ReadingProblem[] = [];
  const report = (message: string) => problems.push({ line: page?.line ?? 1, message });
  if (given !== undefined && isCalendarDate(given)) {
    if (page === null || agrees(page.date, given)) {
      return { date: given, problems };
    }
    const kept = page.date.year === null ? 'the date given' : "the page's full date";
    report(`Expected the page of ${given}, the date given, but "${page.text}" stands here; ${kept} is kept.`);
    if (page.date.year === null) {
      return { date: given, problems };
    }
  } else if (given !== undefined) {
    report(`Expected the date given as YYYY-MM-DD, but it is "${given.slice(0, 40)}"; it is left aside.`);
  }
  const file = readFileName(fileName ?? '');
  const date = page === null ? fileDay(file, today) : pageDay(page.date, file, today);
  if (date === null) {
    report(
      page === null
        ? 'Expected a date on the page ("Mar 13"), in the file name or from the caller, but there is none.'
        : `Expected a day of the calendar, but "${page.text}" is none in the year known.`,
    );
  } else if (page !== null && file.date !== null && contradicts(file, date, page.date)) {
    report(
      `Expected the page of ${file.text}, as the file name says, but "${page.text}" stands here; ${date} is kept.`,
    );
  }
  return { date, problems };
}

interface FileDate {
  text: string;
  year: number | null;
  date: PageDate | null;
}

const fullInName = /(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/;
const dayInName = /(?<![a-z])([a-z]{3,9})[-_. ](\d{1,2})(?!\d)/gi;
const yearInName = /(?<!\d)((?:19|20)\d{2})(?!\d)/;

/** What a file name says of the day: all of it (2025-03-13.txt), month and day (page-mar-13.txt), or the year alone. */
function readFileName(path: string): FileDate {
  const name = path.slice(-200).replace(/^.*[/\\]/, '');
  const full = fullInName.exec(name);
  if (full !== null) {
    const text = `${full[1]}-${full[3]}-${full[4]}`;
    const date = isCalendarDate(text) ? readDate(text) : null;
    return { text, year: Number(full[1]), date };
  }
  const year = yearInName.exec(name)?.[1];
  for (const [, word, day] of name.matchAll(dayInName)) {
    const date = readDate(`${word} ${day}`);
    if (date !== null) {
      return { text: `${word} ${day}`, year: year === undefined ? null : Number(year), date };
    }
  }
  return { text: year ?? '', year: year === undefined ? null : Number(year), date: null };
}

function fileDay(file: FileDate, today: string): string | null {
  if (file.date === null) {
    return null;
  }
  return file.year === null ? latestUntil(file.date, today) : placeDate(file.date, file.year);
}

function pageDay(date: PageDate, file: FileDate, today: string): string | null {
  return date.year === null && file.year !== null ? placeDate(date, file.year) : latestUntil(date, today);
}

function contradicts(file: FileDate, day: string, page: PageDate): boolean {
  if (file.date === null || page.span === 'DAY') {
    return file.date !== null && !agrees(file.date, day);
  }
  const inFile = placeDate(file.date, file.date.year ?? Number(day.slice(0, 4)));
  return inFile === null || !agrees(page, inFile);
}
