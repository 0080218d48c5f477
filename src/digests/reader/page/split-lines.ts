import { cleanLine } from '../../../papers';

/** A line that holds something: its number in the text, counted from 1, and its words with white space collapsed. */
export interface SourceLine {
  number: number;
  text: string;
}

/** The lines of a text that are not blank, and the number of the first one left unread, null if all were read. */
export interface SourceText {
  lines: SourceLine[];
  unreadFrom: number | null;
}

/** Ten megabytes of abstracts wrapped at 72 columns have 145,000 lines; what has more than that is no digest. */
export const mostLines = 150_000;

const lineFeed = 10;
const carriageReturn = 13;

/** Splits a text at LF, CR LF and lone CR, and leaves blank lines out. */
export function splitLines(text: string): SourceText {
  const lines: SourceLine[] = [];
  let number = 0;
  for (let from = 0; from < text.length;) {
    const end = endOfLine(text, from);
    number += 1;
    const words = end === from ? '' : tidy(text.slice(from, end));
    if (words !== '') {
      if (lines.length === mostLines) {
        return { lines, unreadFrom: number };
      }
      lines.push({ number, text: words });
    }
    const isPair = text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed;
    from = end + (isPair ? 2 : 1);
  }
  return { lines, unreadFrom: null };
}

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === lineFeed || code === carriageReturn) {
      break;
    }
    end += 1;
  }
  return end;
}

/** Most lines are clean as they stand: one look at them saves four rewritings. */
function tidy(line: string): string {
  return /[^\x20-\x7e]| {2}|^ | $/.test(line) ? cleanLine(line) : line;
}
