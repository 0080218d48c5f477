import { decideDate } from './date/decide-date';
import type { DigestReading, LineRange, ReadingProblem } from './digest-reading';
import { collectEntries } from './entries/collect-entries';
import { draftEntries } from './entries/draft-entries';
import { quote, showLines } from './entries/judge-draft';
import { foreignFormat } from './page/foreign-format';
import type { PageHead, PageItem } from './page/page-item';
import { readPage } from './page/read-page';
import { mostLines, splitLines } from './page/split-lines';
import { segmentPage } from './segment/segment-page';

/** What is known about a digest's text from outside of it. */
export interface ParseOptions {
  /** The digest's day, YYYY-MM-DD, where the caller knows it. */
  date?: string | undefined;
  fileName?: string | undefined;
  /** YYYY-MM-DD: no digest is from the future. */
  today: string;
}

const mostProblems = 100;

/**
 * Reads a daily-papers page as copied into a text: its day, its papers, and what it could not read. Every line that is
 * not blank is part of an entry, known furniture of such pages, or named in a problem. Never throws; takes time linear
 * in the text.
 */
export function parseDigest(text: string, options: ParseOptions): DigestReading {
  const format = foreignFormat(text);
  if (format !== null) {
    return unreadable(`Expected the text of a digest page as copied, but this is ${format}; nothing of it was read.`);
  }
  const { lines, unreadFrom } = splitLines(text);
  if (lines.length === 0) {
    return unreadable('Expected titles with their abstracts, but the text is empty.');
  }
  const { head, items } = readPage(lines);
  const roles = segmentPage(items.filter((item) => item.kind === 'TEXT'));
  const decision = decideDate({
    page: head.dated,
    given: options.date,
    fileName: options.fileName,
    today: options.today,
  });
  const until = decision.date ?? options.today;
  const { entries, problems: ofEntries } = collectEntries(draftEntries(items, roles), until);
  const problems = [...ofEntries, ...wordlessProblems(items), ...otherDateProblem(head)];
  if (unreadFrom !== null) {
    const message = `Expected at most ${mostLines} lines that are not blank; from here on nothing was read.`;
    problems.push({ line: unreadFrom, message });
  }
  if (entries.length === 0) {
    const message = 'Expected at least one title with its abstract, but nothing in the text was read as one.';
    return { digest: null, entries, problems: inOrder([{ line: 1, message }, ...problems]) };
  }
  const digest = decision.date === null ? null : { date: decision.date, title: head.title, cadence: head.cadence };
  return { digest, entries, problems: inOrder([...decision.problems, ...problems]) };
}

function unreadable(message: string): DigestReading {
  return { digest: null, entries: [], problems: [{ line: 1, message }] };
}

function wordlessProblems(items: PageItem[]): ReadingProblem[] {
  return items.flatMap((item) => {
    if (item.kind !== 'WORDLESS') {
      return [];
    }
    const range: LineRange = { from: item.line.number, to: item.to };
    return [
      { line: range.from, message: `Expected words, but ${quote(item.line.text)} stands here${showLines(range)}.` },
    ];
  });
}

function otherDateProblem({ dated, otherDate }: PageHead): ReadingProblem[] {
  if (dated === null || otherDate === null) {
    return [];
  }
  const message = `Expected one date for the page, "${dated.text}" of line ${dated.line}, but "${otherDate.text}" stands here; it is left aside.`;
  return [{ line: otherDate.line, message }];
}

/** By line, and no more than anybody reads: the last one says how many are not shown. */
function inOrder(problems: ReadingProblem[]): ReadingProblem[] {
  problems.sort((one, other) => one.line - other.line);
  const hidden = problems.slice(mostProblems - 1);
  const [first] = hidden;
  if (hidden.length < 2 || first === undefined) {
    return problems;
  }
  return [
    ...problems.slice(0, mostProblems - 1),
    { line: first.line, message: `${hidden.length} more problems from this line on.` },
  ];
}
