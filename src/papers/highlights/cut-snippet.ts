import type { Range } from './find-matches';

/** A stretch of a text, and the ranges within it, counted from its own start. */
export interface Snippet {
  text: string;
  ranges: Range[];
}

const longest = 300;
const lead = 60;

/** The stretch of at most 300 characters that holds the most matches, cut between words; the whole of a short text. */
export function cutSnippet(text: string, ranges: readonly Range[]): Snippet {
  if (text.length <= longest) {
    return { text, ranges: [...ranges] };
  }
  const starts = ranges.map(({ start }) => Math.max(0, start - lead));
  const held = (from: number) => ranges.filter(({ start, end }) => start >= from && end <= from + longest);
  const best = starts.reduce(
    (known, start) => (held(start).length > held(known).length ? start : known),
    starts[0] ?? 0,
  );
  const from = best === 0 ? 0 : text.indexOf(' ', best) + 1 || best;
  const limit = Math.min(text.length, from + longest);
  const until = limit === text.length ? limit : Math.max(text.lastIndexOf(' ', limit), from + 1);
  const [before, after] = [from > 0 ? '… ' : '', until < text.length ? ' …' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, until) + after,
    ranges: ranges
      .filter(({ start, end }) => start >= from && end <= until)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
