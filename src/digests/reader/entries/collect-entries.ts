import { findLinks } from '../../../papers/links/find-links';
import { titleKey } from '../../../papers/text/title-keys';
import { latestUntil } from '../date/place-date';
import type { DigestReadingEntry, ReadingProblem } from '../digest-reading';
import type { EntryTail } from '../page/classify-line';
import type { SourceLine } from '../page/split-lines';
import type { Draft } from './draft';
import { judgeDraft, quote, showLines } from './judge-draft';
import { pageWords } from './page-words';
import { rejoinLines } from './rejoin-lines';

/**
 * Makes entries of the drafts that are whole and whose title is the first of its kind, and problems of the others.
 *
 * @param publishedUntil the day that a date without a year is not behind, YYYY-MM-DD
 */
export function collectEntries(
  drafts: Draft[],
  lines: SourceLine[],
  publishedUntil: string,
): { entries: DigestReadingEntry[]; problems: ReadingProblem[] } {
  const entries: DigestReadingEntry[] = [];
  const problems: ReadingProblem[] = [];
  const titleLines = new Map<string, number>();
  const isWord = pageWords(lines);
  const rejoin = (some: SourceLine[]) =>
    rejoinLines(
      some.map(({ text }) => text),
      isWord,
    );
  drafts.forEach((draft, index) => {
    const line = (draft.title[0] ?? draft.paragraphs[0]?.[0])?.number ?? 1;
    const judged = judgeDraft(draft, drafts[index + 1], rejoin);
    if (typeof judged === 'string') {
      problems.push({ line, message: judged });
      return;
    }
    const key = titleKey(judged.title);
    const earlier = titleLines.get(key);
    if (earlier !== undefined) {
      const message = `Expected each title once, but ${quote(judged.title)} stands on line ${earlier} already`;
      problems.push({ line, message: `${message}; the later one is left out${showLines(judged.lines)}.` });
      return;
    }
    titleLines.set(key, line);
    entries.push({
      ...judged,
      titleLine: line,
      votes: draft.votes,
      links: findLinks(`${judged.title}\n${judged.abstract}`),
      authorCount: draft.tail.authorCount,
      organisation: draft.tail.organisation,
      publishedOn: publishedOn(draft.tail, publishedUntil),
    });
  });
  return { entries, problems };
}

function publishedOn({ date }: EntryTail, until: string): string | null {
  return date?.span === 'DAY' ? latestUntil(date, until) : null;
}
