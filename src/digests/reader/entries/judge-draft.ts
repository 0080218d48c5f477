import type { LineRange } from '../digest-reading';
import type { SourceLine } from '../page/split-lines';
import { titleLikeness } from '../segment/title-likeness';
import type { Draft } from './draft';
import { hasWord } from './has-word';
import { rejoinLines } from './rejoin-lines';

/** A draft that holds what an entry needs. */
export interface WholeDraft {
  title: string;
  abstract: string;
  lines: LineRange;
}

/** The shortest text that counts as an abstract, in characters; the shortest of 11,141 measured ones has 165. */
const shortestAbstract = 40;
/** Far above what any source has: what is longer is something else. */
const longestAbstract = 20_000;

/**
 * Judges whether a draft is an entry: its text if it is, else the message of what is missing.
 *
 * @param next the draft that follows on the page
 */
export function judgeDraft(draft: Draft, next: Draft | undefined): WholeDraft | string {
  const all = [...draft.title, ...draft.paragraphs.flat()];
  const lines = { from: all[0]?.number ?? 1, to: all.at(-1)?.number ?? 1 };
  const isWord = hasWord(all);
  const rejoin = (some: SourceLine[]) =>
    rejoinLines(
      some.map(({ text }) => text),
      isWord,
    );
  const title = rejoin(draft.title);
  const abstract = draft.paragraphs.map(rejoin).join('\n\n');
  if (title === '') {
    return `Expected a title before the abstract ${quote(abstract)}${showLines(lines)}, but there is none.`;
  }
  if (abstract === '') {
    return `${expectedAbstract(title)}${showLines(lines)}, but ${showNext(next)}.`;
  }
  if (abstract.length < shortestAbstract) {
    return `${expectedAbstract(title)}, but ${quote(abstract)} stands there${showLines(lines)}.`;
  }
  if (isTitleLike(abstract)) {
    return `${expectedAbstract(title)}, but ${quote(abstract)} stands there${showLines(lines)}, which looks like a title.`;
  }
  if (abstract.length > longestAbstract) {
    return (
      `Expected an abstract of at most ${longestAbstract} characters behind the title ${quote(title)}, ` +
      `but it has ${abstract.length}${showLines(lines)}.`
    );
  }
  return { title, abstract, lines };
}

/** Two titles without abstracts are read as a pair at times; an abstract is long, or ends as sentences do. */
function isTitleLike(abstract: string): boolean {
  return abstract.length < 300 && titleLikeness(abstract) > 0 && !/\.["')\]”]*$/.test(abstract);
}

/** The beginning of a text, as messages show it. */
export function quote(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 79).trimEnd().toWellFormed()}…` : text}"`;
}

/** " (lines 3 to 7)" where there is more than one. */
export function showLines({ from, to }: LineRange): string {
  return from === to ? '' : ` (lines ${from} to ${to})`;
}

function expectedAbstract(title: string): string {
  return `Expected an abstract of at least ${shortestAbstract} characters behind the title ${quote(title)}`;
}

function showNext(next: Draft | undefined): string {
  const [title] = next?.title ?? [];
  if (next === undefined) {
    return 'the text ends';
  }
  return title === undefined
    ? 'something else stands there'
    : `the title ${quote(title.text)} stands on line ${title.number}`;
}
