import type { LexemeQuery, Term } from '../filter/query/lexeme-query';
import { splitWords } from '../search-index/split-words';

/** A half-open range of UTF-16 units in a text. */
export interface Range {
  start: number;
  end: number;
}

/** A lexeme that a text holds, the places it takes, and where it stands. */
interface Occurrence extends Range {
  lexeme: string;
  first: number;
  last: number;
}

/** What of a text a query looks for, in order and without overlaps; words of a phrase only where the phrase stands. */
export function findMatches(query: LexemeQuery, text: string): Range[] {
  const occurrences = occurrencesIn(text);
  const ranges = matchesOf(query, occurrences).sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Range[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

function matchesOf(query: LexemeQuery, occurrences: readonly Occurrence[]): Occurrence[] {
  switch (query.kind) {
    case 'TERM':
      return occurrences.filter((occurrence) => isA(occurrence, query));
    case 'PHRASE':
      return phrasesIn(query.steps, occurrences);
    case 'AND':
    case 'OR':
      return query.parts.flatMap((part) => matchesOf(part, occurrences));
    case 'NOT':
    case 'TOPICS':
      return [];
  }
}

/**
 * Those that take part in a walk through all steps, each begun right where the one before it ended: forwards what can
 * be reached, and of that backwards what leads to the end. There may be far more walks than occurrences.
 */
function phrasesIn(steps: readonly (Term & { distance: number })[], occurrences: readonly Occurrence[]): Occurrence[] {
  const reached: Occurrence[][] = [];
  for (const step of steps) {
    const before = reached.at(-1);
    const ends = before && new Set(before.map(({ last }) => last));
    reached.push(
      occurrences.filter(
        (occurrence) => isA(occurrence, step) && (ends === undefined || ends.has(occurrence.first - step.distance)),
      ),
    );
  }
  const leading: Occurrence[][] = [];
  for (const [index, candidates] of reached.toReversed().entries()) {
    const behind = leading.at(-1);
    const starts = behind && new Set(behind.map(({ first }) => first));
    const distance = steps.at(-index)?.distance ?? 0;
    leading.push(candidates.filter(({ last }) => starts === undefined || starts.has(last + distance)));
  }
  return [...new Set(leading.flat())];
}

function isA({ lexeme }: Occurrence, wanted: Term): boolean {
  return wanted.isPrefix ? lexeme.startsWith(wanted.lexeme) : lexeme === wanted.lexeme;
}

function occurrencesIn(text: string): Occurrence[] {
  const found: Occurrence[] = [];
  let place = 1;
  for (const { segments, joined, start, end } of splitWords(text)) {
    const first = place;
    for (const { parts, whole } of segments) {
      const firstOfSegment = place;
      for (const { lexeme, isStopWord, ...range } of parts) {
        if (!isStopWord) {
          found.push({ lexeme, first: place, last: place, ...range });
        }
        place += 1;
      }
      const [from, to] = [parts[0], parts.at(-1)];
      if (whole !== null && from !== undefined && to !== undefined) {
        found.push({ lexeme: whole, first: firstOfSegment, last: place - 1, start: from.start, end: to.end });
      }
    }
    if (joined !== null) {
      found.push({ lexeme: joined, first, last: place - 1, start, end });
    }
  }
  return found;
}
