import { type Chunk, splitWords } from './split-words';
import { commonWords } from './common-words';
import { inTitle, pairOf, tags } from './tags';

/** Where a word stands, as PostgreSQL weighs it: A is the title, B the abstract, C the authors. */
export type Weight = 'A' | 'B' | 'C';

/** The places of each lexeme, ascending; none for tags and for the marks of title words. */
export type SearchDocument = ReadonlyMap<string, readonly Place[]>;

export interface Place {
  position: number;
  weight: Weight;
}

/** What a paper can be found by. */
export interface SearchablePaper {
  title: string;
  abstract: string;
  /** As authorNameKey writes them: of two spellings of one name, either finds the other's papers. */
  authorKeys: readonly string[];
  arxivId: string | null;
  doi: string | null;
  categories: readonly string[];
  topicKeys: readonly number[];
  hasCode: boolean;
}

/** So far apart that no phrase runs from one text into the next. */
const gap = 20;
/** A tsvector counts positions up to 16,383, and 255 of one lexeme; what stands behind is found as a word, not in phrases. */
const lastPosition = 16_000;
const mostPlaces = 255;

/** All that a paper is found by: its words with their places, and its tags. */
export function searchDocument(paper: SearchablePaper): SearchDocument {
  const document = new Map<string, Place[]>();
  let next = 1;
  const add = (text: string, weight: Weight): void => {
    next = addWords(document, splitWords(text), { from: next, weight }) + gap;
  };
  add(paper.title, 'A');
  const titleWords = [...document.keys()];
  add(paper.abstract, 'B');
  paper.authorKeys.forEach((nameKey) => add(nameKey, 'C'));
  for (const tag of [...titleWords.map(inTitle), ...commonPairs(document), ...tagsOf(paper)]) {
    document.set(tag, []);
  }
  return document;
}

/** Every two common words that stand next to each other, by their places, as a phrase finds them. */
function commonPairs(document: SearchDocument): Set<string> {
  const wordsAt = new Map<number, string[]>();
  for (const [lexeme, places] of document) {
    if (commonWords.has(lexeme)) {
      for (const { position } of places) {
        const words = wordsAt.get(position);
        if (words === undefined) {
          wordsAt.set(position, [lexeme]);
        } else {
          words.push(lexeme);
        }
      }
    }
  }
  const pairs = new Set<string>();
  for (const [position, words] of wordsAt) {
    for (const second of wordsAt.get(position + 1) ?? []) {
      words.forEach((first) => pairs.add(pairOf(first, second)));
    }
  }
  return pairs;
}

function tagsOf(paper: SearchablePaper): string[] {
  return [
    tags.every,
    ...paper.topicKeys.map(tags.topic),
    ...paper.authorKeys.map(tags.author),
    ...paper.categories.map(tags.category),
    ...(paper.hasCode ? [tags.code] : []),
    ...(paper.arxivId === null ? [] : [tags.arxivId(paper.arxivId)]),
    ...(paper.doi === null ? [] : [tags.doi(paper.doi)]),
  ];
}

/** Adds the words of a text and returns the position behind the last. */
function addWords(
  document: Map<string, Place[]>,
  chunks: readonly Chunk[],
  { from, weight }: { from: number; weight: Weight },
): number {
  let position = from;
  const put = (lexeme: string, at: number): void => {
    let places = document.get(lexeme);
    if (places === undefined) {
      places = [];
      document.set(lexeme, places);
    }
    const place = Math.min(at, lastPosition);
    if (places.length < mostPlaces && places.at(-1)?.position !== place) {
      places.push({ position: place, weight });
    }
  };
  for (const { segments, joined } of chunks) {
    const firstOfChunk = position;
    for (const { parts, whole } of segments) {
      const firstOfSegment = position;
      for (const { lexeme, isStopWord } of parts) {
        if (!isStopWord) {
          put(lexeme, position);
        }
        position += 1;
      }
      putAround(whole, firstOfSegment, position - 1);
    }
    putAround(joined, firstOfChunk, position - 1);
  }
  return position;

  /** A name of several words stands where the first one does and where the last one does, so that phrases go on on both sides. */
  function putAround(lexeme: string | null, first: number, last: number): void {
    if (lexeme !== null) {
      put(lexeme, first);
      put(lexeme, last);
    }
  }
}

/** What of a document stands in the paper's title: its words come first, and their places in it do. */
export function titleOf(document: SearchDocument): SearchDocument {
  const title = new Map<string, Place[]>();
  for (const [lexeme, places] of document) {
    if (places[0]?.weight !== 'A') {
      break;
    }
    title.set(
      lexeme,
      places.filter(({ weight }) => weight === 'A'),
    );
  }
  return title;
}
