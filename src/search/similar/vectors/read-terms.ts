import { canonicalWord } from '../../../platform/text/canonical-word';

/** What similarity is judged by. */
export interface ComparablePaper {
  title: string;
  abstract: string;
  topics: readonly { key: number; score: number }[];
}

/** Terms of a paper by their numbers: words with their counts, topics with their scores. */
export interface PaperTerms {
  words: ReadonlyMap<number, number>;
  topics: ReadonlyMap<number, number>;
}

/** A word of the title counts as two. */
const titleCount = 2;
/** Real abstracts have some 110 different words; a longer text is judged by its beginning. */
const mostWords = 400;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Numbers and single signs stand in papers of every field, and most of them in formulas. */
const saysNothing = /^(?:\p{N}+|.)$/u;

/** The terms of a paper: its words without case, accents and plural, and the topics that it carries. */
export function readTerms({ title, abstract, topics }: ComparablePaper): PaperTerms {
  const words = new Map<number, number>();
  const count = (text: string, times: number): void => {
    for (const [found] of text.matchAll(word)) {
      if (saysNothing.test(found)) {
        continue;
      }
      const term = termNumber(canonicalWord(found));
      const known = words.get(term);
      if (known !== undefined || words.size < mostWords) {
        words.set(term, (known ?? 0) + times);
      }
    }
  };
  count(title, titleCount);
  count(abstract, 1);
  return { words, topics: new Map(topics.map(({ key, score }) => [termNumber(`#${key}`), score])) };
}

/**
 * A term as a number of 32 bits (FNV-1a), which saves a dictionary: among half a million terms some thirty share theirs
 * with another. Never 0, which stands for all papers.
 */
function termNumber(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1) {
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  }
  return hash | 0 || 1;
}
