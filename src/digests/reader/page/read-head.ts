import type { LineKind } from './classify-line';
import type { DigestCadence } from '../digest-reading';
import type { DatedLine } from '../date/decide-date';
import type { PageHead } from './page-item';
import type { PageDate } from '../date/read-date';
import type { SourceLine } from './split-lines';

/** A line that speaks of the page itself. */
export interface HeadLine {
  line: SourceLine;
  kind: Extract<LineKind, { kind: 'HEADING' | 'TAB' | 'DATE' }>;
}

/** Puts together what a page says of itself: the first heading and date count, wherever the box is repeated. */
export function readHead(headLines: HeadLine[]): PageHead {
  const dates = headLines.flatMap(toDatedLine);
  const first = dates[0] ?? null;
  const headings = headLines.flatMap(({ kind }) => (kind.kind === 'HEADING' ? [kind] : []));
  const tabs = new Set(headLines.flatMap(({ kind }) => (kind.kind === 'TAB' ? [kind.cadence] : [])));
  return {
    title: headings[0]?.title ?? null,
    cadence: headings.find(({ cadence }) => cadence !== null)?.cadence ?? cadenceOf(tabs, first),
    // Of two that agree, "Mar 13" and "March 13, 2025", the one with the year.
    dated:
      first === null ? null : (dates.find(({ date }) => date.year !== null && isSameDay(date, first.date)) ?? first),
    otherDate: first === null ? null : (dates.find(({ date }) => !isSameDay(date, first.date)) ?? null),
  };
}

function toDatedLine({ line, kind }: HeadLine): DatedLine[] {
  if (kind.kind === 'TAB' || kind.date === null) {
    return [];
  }
  return [{ line: line.number, text: kind.kind === 'HEADING' ? kind.dateText : line.text, date: kind.date }];
}

/** A page shows all three tabs or the one it stands for. */
function cadenceOf(tabs: Set<DigestCadence>, dated: DatedLine | null): DigestCadence | null {
  const [tab = null] = tabs;
  if (tabs.size === 1) {
    return tab;
  }
  switch (dated?.date.span) {
    case 'WEEK':
      return 'WEEKLY';
    case 'MONTH':
      return 'MONTHLY';
    default:
      return null;
  }
}

/** Dates of different spans, a week and a day in it, do not contradict each other. */
function isSameDay(one: PageDate, other: PageDate): boolean {
  if (one.year !== null && other.year !== null && one.year !== other.year) {
    return false;
  }
  if (one.span === 'DAY' && other.span === 'DAY') {
    return one.month === other.month && one.day === other.day;
  }
  return one.span !== other.span || JSON.stringify({ ...one, year: null }) === JSON.stringify({ ...other, year: null });
}
