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

/** Every way to walk through the steps, each step begun right where the one before it ended. */
function phrasesIn(steps: readonly (Term & { distance: number })[], occurrences: readonly Occurrence[]): Occurrence[] {
  const [head, ...tail] = steps;
  let walks = occurrences.filter((occurrence) => head !== undefined && isA(occurrence, head)).map((start) => [start]);
  for (const step of tail) {
    const candidates = occurrences.filter((occurrence) => isA(occurrence, step));
    walks = walks.flatMap((walk) =>
      candidates
        .filter((candidate) => candidate.first - (walk.at(-1)?.last ?? 0) === step.distance)
        .map((candidate) => [...walk, candidate]),
    );
  }
  return walks.flat();
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
