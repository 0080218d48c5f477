import { fold } from '../../../platform/text/fold';
import { cutLexeme } from '../../search-index/cut-lexeme';
import type { Chunk } from '../../search-index/split-words';
import { anyOf, type LexemeQuery, type Term, term } from './lexeme-query';

/** One way to read a run of chunks: the lexemes in order, null for a stop word that only takes a place. */
type Reading = readonly (string | null)[];

const shortestPrefix = 2;

/** A bare word, however a paper writes it: "GPT-4" as `gpt <-> 4`, or as `gpt4`. Null for stop words alone. */
export function chunkCondition(chunk: Chunk): LexemeQuery | null {
  return phraseCondition([chunk]);
}

/** Words next to each other; null where no word is left to look for. */
export function phraseCondition(chunks: readonly Chunk[]): LexemeQuery | null {
  return alternatives(readingsOf(chunks).flatMap((reading) => toCondition(reading, null) ?? []));
}

/**
 * Words that begin so. Plurals are cut from the words of papers, and cannot be from a beginning: "policies*" also means
 * the word itself. A single letter is no beginning, since it would be that of every paper.
 */
export function prefixCondition(chunk: Chunk, text: string): LexemeQuery | null {
  const whole = chunkCondition(chunk);
  const beginnings = readingsOf([chunk]).flatMap((reading) => {
    const [only] = reading;
    const last = chunk.segments.at(-1)?.parts.at(-1);
    const typed = fold(
      reading.length === 1 || last === undefined
        ? text.slice(chunk.start, chunk.end)
        : text.slice(last.start, last.end),
    ).replace(/[^\p{L}\p{N}]+/gu, '');
    return only === undefined || typed.length < shortestPrefix ? [] : (toCondition(reading, cutLexeme(typed)) ?? []);
  });
  return alternatives([...(whole === null ? [] : [whole]), ...beginnings]);
}

/** In their smallest parts; with names that are written in one word as such; and with hyphenated names as one word. */
function readingsOf(chunks: readonly Chunk[]): Reading[] {
  const segments = chunks.flatMap((chunk) => chunk.segments);
  const inParts = segments.flatMap(({ parts }) => parts.map(({ lexeme, isStopWord }) => (isStopWord ? null : lexeme)));
  const inSegments = (wanted: Chunk): Reading =>
    wanted.segments.flatMap(({ parts, whole }) =>
      whole === null ? parts.map(({ lexeme, isStopWord }) => (isStopWord ? null : lexeme)) : [whole],
    );
  const readings = [
    inParts,
    chunks.flatMap(inSegments),
    chunks.flatMap((chunk) => (chunk.joined === null ? inSegments(chunk) : [chunk.joined])),
  ];
  return [...new Map(readings.map((reading) => [JSON.stringify(reading), reading])).values()];
}

/** The lexemes in their places; with `beginning`, the last one is any word that begins so. */
function toCondition(reading: Reading, beginning: string | null): LexemeQuery | null {
  const steps: (Term & { distance: number })[] = [];
  let distance = 1;
  for (const [place, lexeme] of reading.entries()) {
    const isPrefix = beginning !== null && place === reading.length - 1;
    const wanted = isPrefix ? beginning : lexeme;
    if (wanted === null) {
      distance += 1;
    } else {
      steps.push({ lexeme: wanted, isPrefix, distance });
      distance = 1;
    }
  }
  const [only] = steps;
  if (only === undefined) {
    return null;
  }
  return steps.length === 1 ? term(only.lexeme, only.isPrefix) : { kind: 'PHRASE', steps };
}

function alternatives(conditions: readonly LexemeQuery[]): LexemeQuery | null {
  const distinct = [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
  return distinct.length === 0 ? null : anyOf(distinct);
}
