import type { Range } from './find-matches';

/** A stretch of a text, and the ranges within it, counted from its own start. */
export interface Snippet {
  text: string;
  ranges: Range[];
}

const longest = 300;
const lead = 60;

/**
 * The stretch of about 300 characters that holds the most matches, cut between words where it has any around its
 * matches; the whole of a short text.
 */
export function cutSnippet(text: string, ranges: readonly Range[]): Snippet {
  if (text.length <= longest) {
    return { text, ranges: [...ranges] };
  }
  const { start, held } = densestStretch(ranges);
  const limit = Math.min(text.length, start + longest);
  const space = text.indexOf(' ', start);
  const isBetween = space >= 0 && space < (held[0]?.start ?? limit);
  const from = start === 0 || !isBetween ? betweenLetters(text, start) : space + 1;
  const lastSpace = text.lastIndexOf(' ', limit);
  const until =
    limit === text.length || lastSpace < (held.at(-1)?.end ?? from + 1) ? betweenLetters(text, limit) : lastSpace;
  const [before, after] = [from > 0 ? '… ' : '', until < text.length ? ' …' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, until) + after,
    ranges: held.map((range) => ({ start: range.start + shift, end: range.end + shift })),
  };
}

/** Where a stretch starts that begins a little before a match, and the matches that lie in it whole. */
function densestStretch(ranges: readonly Range[]): { start: number; held: readonly Range[] } {
  let [first, behind] = [0, 0];
  let best = { start: 0, first: 0, behind: 0 };
  for (const range of ranges) {
    const start = Math.max(0, range.start - lead);
    while ((ranges[first]?.start ?? Infinity) < start) {
      first += 1;
    }
    while ((ranges[behind]?.end ?? Infinity) <= start + longest) {
      behind += 1;
    }
    if (behind - first > best.behind - best.first) {
      best = { start, first, behind };
    }
  }
  return { start: best.start, held: ranges.slice(best.first, best.behind) };
}

/** The place, or the one before it where it lies within a letter of two UTF-16 units. */
function betweenLetters(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place;
}
