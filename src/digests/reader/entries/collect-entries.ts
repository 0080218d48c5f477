import { findLinks, titleKey } from '../../../papers';
import { latestUntil } from '../date/place-date';
import type { DigestReadingEntry, ReadingProblem } from '../digest-reading';
import type { EntryTail } from '../page/classify-line';
import type { Draft } from './draft';
import { judgeDraft, quote, showLines } from './judge-draft';

/** No digest has a thousandth of it: it bounds what a hostile text can cost. */
const mostDrafts = 20_000;

/**
 * Makes entries of the drafts that are whole and whose title is the first of its kind, and problems of the others.
 *
 * @param publishedUntil the day that a date without a year is not behind, YYYY-MM-DD
 */
export function collectEntries(
  drafts: Draft[],
  publishedUntil: string,
): { entries: DigestReadingEntry[]; problems: ReadingProblem[] } {
  const entries: DigestReadingEntry[] = [];
  const problems: ReadingProblem[] = [];
  const titleLines = new Map<string, number>();
  for (const [index, draft] of drafts.entries()) {
    const line = lineOf(draft);
    if (index === mostDrafts) {
      problems.push({ line, message: `Expected at most ${mostDrafts} papers; from here on nothing was read.` });
      break;
    }
    const judged = judgeDraft(draft, drafts[index + 1]);
    if (typeof judged === 'string') {
      problems.push({ line, message: judged });
      continue;
    }
    const key = titleKey(judged.title);
    const earlier = titleLines.get(key);
    if (earlier !== undefined) {
      const message = `Expected each title once, but ${quote(judged.title)} stands on line ${earlier} already`;
      problems.push({ line, message: `${message}; the later one is left out${showLines(judged.lines)}.` });
      continue;
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
  }
  return { entries, problems };
}

function publishedOn({ date }: EntryTail, until: string): string | null {
  return date?.span === 'DAY' ? latestUntil(date, until) : null;
}

function lineOf({ title, paragraphs }: Draft): number {
  return (title[0] ?? paragraphs[0]?.[0])?.number ?? 1;
}
