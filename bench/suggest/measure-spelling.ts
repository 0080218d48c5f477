import type { Database } from '../../src/platform/database/database';
import { dictionaryWordsOf } from '../../src/search/spelling/dictionary/dictionary-words-of';
import { suggestSpelling } from '../../src/search/spelling/correction/suggest-spelling';
import { percentiles, type Percentiles } from '../percentiles';
import { typoIn } from './typo-in';

/** How misspelt words of titles were corrected. */
export interface Spelling {
  words: number;
  /** The share of words that were right first. */
  right: number;
  /** Left out: mistakes that make another known word, and words that fewer than five papers hold. */
  leftOut: { madeAnotherWord: number; tooRare: number };
  millis: Percentiles;
}

/** Words of at least so many letters, drawn from titles, with one mistake each, are corrected one by one. */
export async function measureSpelling(
  database: Database,
  titles: readonly string[],
  { words, shortest, random }: { words: number; shortest: number; random: () => number },
): Promise<Spelling> {
  const rows = await database.query<{ word: string }>('select word from dictionary_words where known');
  const known = new Set(rows.map(({ word }) => word));
  const leftOut = { madeAnotherWord: 0, tooRare: 0 };
  const millis: number[] = [];
  let right = 0;
  while (millis.length < words) {
    const title = titles[Math.floor(random() * titles.length)] ?? '';
    const candidates = [...dictionaryWordsOf([title])].filter((word) => word.length >= shortest);
    const word = candidates[Math.floor(random() * candidates.length)];
    if (word === undefined) {
      continue;
    }
    const typed = typoIn(word, random);
    if (known.has(typed) || !known.has(word)) {
      leftOut[known.has(typed) ? 'madeAnotherWord' : 'tooRare'] += 1;
      continue;
    }
    const startedAt = performance.now();
    const [correction] = await suggestSpelling(database, [typed]);
    millis.push(performance.now() - startedAt);
    right += correction === word ? 1 : 0;
  }
  return { words, right: right / words, leftOut, millis: percentiles(millis) };
}
