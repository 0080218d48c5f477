import { canonicalWord } from '../../platform/text/canonical-word';
import { cutLexeme } from './cut-lexeme';
import { stopWords } from './stop-words';

/** A word that takes one place of a text. Half-open ranges are in UTF-16 units of the text. */
export interface Part {
  /** The form under which it is looked for: see canonicalWord. */
  lexeme: string;
  isStopWord: boolean;
  start: number;
  end: number;
}

/** A run of letters and digits: "DeepSeekMath" has three parts, and is a word as a whole too. */
export interface Segment {
  parts: readonly Part[];
  /** Null where the only part is the whole. */
  whole: string | null;
}

/** What stands between two spaces or brackets: "Qwen2.5-Math" has three segments, and is found as "qwen25math" too. */
export interface Chunk {
  segments: readonly Segment[];
  /** The segments in one; null where there is but one. */
  joined: string | null;
  start: number;
  end: number;
}

const plainWord = /^[A-Za-z][a-z]*\.?$/;
const chunks = /[^\s()[\]{}<>|/,;:!?"“”„«»—–=]+/gu;
const segments = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\+\+|#)?/gu;
const possessive = /['’]s(?![\p{L}\p{N}])/u;
/** Where a name written in one word falls apart: DeepSeek, XMLParser, GPT4, 4Bit. */
const maybeSeam = /[\p{L}\p{N}][\p{Lu}\p{N}]|\p{N}\p{L}/u;
const seams = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;
const number = /^\p{N}+$/u;

const mostSegmentsJoined = 4;

/** The words of a text in order, names taken apart and whole. Linear in its length. */
export function splitWords(text: string): Chunk[] {
  const found: Chunk[] = [];
  for (const { 0: run, index } of text.matchAll(chunks)) {
    const chunk = plainWord.test(run) ? plainChunk(run, index) : splitChunk(run, index);
    if (chunk !== null) {
      found.push(chunk);
    }
  }
  return found;
}

/** Nine words in ten have nothing to split, and need none of what follows. */
function plainChunk(run: string, start: number): Chunk {
  const part = toPart(run.endsWith('.') ? run.slice(0, -1) : run, start);
  return { segments: [{ parts: [part], whole: null }], joined: null, start, end: part.end };
}

function splitChunk(run: string, index: number): Chunk | null {
  const bare = possessive.test(run) ? run.replace(possessive, (ending) => ' '.repeat(ending.length)) : run;
  const found = [...bare.matchAll(segments)];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) {
    return null;
  }
  const isName = found.length > 1 && found.length <= mostSegmentsJoined;
  return {
    segments: found.map((segment) => splitSegment(segment[0], index + segment.index)),
    joined: isName ? toLexeme(found.map(({ 0: word }) => word).join('')) : null,
    start: index + first.index,
    end: index + last.index + last[0].length,
  };
}

/** Falls apart only into parts of two letters at least, or digits: "3D" and "GPT4o" stay whole, "GPT4" does not. */
function splitSegment(word: string, start: number): Segment {
  const pieces = maybeSeam.test(word) ? word.split(seams) : [word];
  if (pieces.length === 1 || pieces.some((piece) => piece.length < 2 && !number.test(piece))) {
    return { parts: [toPart(word, start)], whole: null };
  }
  let end = start;
  const parts = pieces.map((piece) => {
    end += piece.length;
    return toPart(piece, end - piece.length);
  });
  return { parts, whole: toLexeme(word) };
}

function toPart(word: string, start: number): Part {
  const lexeme = toLexeme(word);
  return { lexeme, isStopWord: stopWords.has(lexeme), start, end: start + word.length };
}

function toLexeme(word: string): string {
  return cutLexeme(canonicalWord(word));
}
