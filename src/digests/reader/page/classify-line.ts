import type { DigestCadence } from '../digest-reading';
import { isFurniture } from './furniture';
import { type PageDate, readDate } from '../date/read-date';

/** What stands behind an abstract: "12 authors · Mar 12, 2025", or a part of it, down to the dot alone. */
export interface EntryTail {
  authorCount: number | null;
  organisation: string | null;
  date: PageDate | null;
}

/** What a line is by itself, without regard to its neighbours. */
export type LineKind =
  | { kind: 'TEXT' }
  | { kind: 'FURNITURE' }
  | { kind: 'HEADING'; title: string; cadence: DigestCadence | null; dateText: string; date: PageDate | null }
  | { kind: 'TAB'; cadence: DigestCadence }
  | { kind: 'DATE'; date: PageDate }
  | { kind: 'VOTES'; votes: number }
  | { kind: 'TAIL'; tail: EntryTail }
  /** No letter stands in it. */
  | { kind: 'WORDLESS' };

/** All that is not text or wordless is short; most lines need not be looked at closely. */
const longestMark = 160;
const longestPhrase = 70;
const longestVotes = 20;

/** Tells what one line is; a title, an abstract and an organisation are all TEXT, since only neighbours tell them apart. */
export function classifyLine(line: string): LineKind {
  const mark = line.length <= longestMark ? readMark(line) : null;
  return mark ?? { kind: /\p{L}/u.test(line) ? 'TEXT' : 'WORDLESS' };
}

function readMark(line: string): LineKind | null {
  const votes = line.length <= longestVotes ? readVotes(line) : null;
  if (votes !== null) {
    return { kind: 'VOTES', votes };
  }
  const tail = readTail(line);
  if (tail !== null) {
    return { kind: 'TAIL', tail };
  }
  if (line.length > longestPhrase) {
    return null;
  }
  const date = readDate(line);
  if (date !== null) {
    return { kind: 'DATE', date };
  }
  const cadence = readCadence(line);
  if (cadence !== null) {
    return { kind: 'TAB', cadence };
  }
  return isFurniture(line) ? { kind: 'FURNITURE' } : readHeading(line);
}

const voteCount =
  /^(?:[▲△⬆👍]\uFE0F? ?|upvotes?:? )?(?:(\d{1,3}(?:,\d{3})+|\d{1,6})|(\d{1,3}(?:\.\d)?)k|[-–—])(?: ?(?:upvotes?|votes?|points?))?$/iu;

function readVotes(line: string): number | null {
  const match = voteCount.exec(line);
  if (match === null) {
    return null;
  }
  const [, whole, thousands] = match;
  return whole === undefined ? Math.round(Number(thousands ?? 0) * 1000) : Number(whole.replaceAll(',', ''));
}

const separator = / ?[·•∙‧] ?/;
const authors = /^(\d{1,5}) authors?$/i;
const published = /^(?:published|submitted|updated)(?: on)?:? /i;

function readTail(line: string): EntryTail | null {
  const isTail = separator.test(line) || authors.test(line) || published.test(line);
  const tail: EntryTail = { authorCount: null, organisation: null, date: null };
  for (const part of isTail ? line.split(separator) : []) {
    const date = readDate(part.replace(published, ''));
    const count = authors.exec(part)?.[1];
    if (count !== undefined) {
      tail.authorCount = Number(count);
    } else if (date !== null) {
      tail.date = date;
    } else if (part !== '' && tail.organisation === null) {
      tail.organisation = part;
    } else if (part !== '') {
      return null;
    }
  }
  const says = tail.organisation === null || tail.date !== null || tail.authorCount !== null;
  return isTail && says ? tail : null;
}

const cadences = new Map<string, DigestCadence>([
  ['daily', 'DAILY'],
  ['weekly', 'WEEKLY'],
  ['monthly', 'MONTHLY'],
]);

function readCadence(line: string): DigestCadence | null {
  return cadences.get(line.toLowerCase()) ?? null;
}

const heading =
  /^(?:#{1,6} )?((?:hugging ?face |hf |🤗 )?(?:(daily|weekly|monthly|trending|today's|top) )(?:research )?papers?(?: (?:digest|page|list))?)(?:(?: ?[-–—:|,(]| for| of| from)? (?:the )?([^()]{3,50})\)?)?$/iu;

/** "Daily Papers", "Weekly papers – Week 11, 2025"; what follows the heading must be a date, or it is a title like any other. */
function readHeading(line: string): LineKind | null {
  const [, title = '', word = '', dateText = ''] = heading.exec(line) ?? [];
  const date = readDate(dateText);
  if (title === '' || (dateText !== '' && date === null)) {
    return null;
  }
  return { kind: 'HEADING', title, cadence: readCadence(word), dateText, date };
}
