import type { Queryable } from '../../../platform/database/queryable';
import { dictionaryWordsOf } from './dictionary-words-of';
import { changeCounts, type CountChanges } from './count-changes';
import { keysOfWords } from './keys-of-words';
import { packKeys, unpackKeys } from './pack-keys';

interface Told {
  key: number;
  title: string;
  abstract: string;
  names: string[];
}

interface Counted {
  key: number;
  wordKeys: number[];
  nameWordKeys: number[];
}

/**
 * Counts the words of these papers as they stand now, in place of what was counted of them before; those that are gone
 * count no more. Counting twice does no harm. For one caller at a time.
 */
export async function countWords(transaction: Queryable, paperKeys: readonly number[]): Promise<void> {
  const papers = await transaction.query<Told>(
    `select paper.id as "key", paper.title, paper.abstract,
       array(
         select author.name
         from paper_authors signed
         join authors author on author.id = signed.author_id
         where signed.paper_id = paper.id
       ) as "names"
     from papers paper
     where paper.id = any ($1::integer[])`,
    [paperKeys],
  );
  const texts = papers.map(({ key, title, abstract, names }) => ({
    key,
    words: [...dictionaryWordsOf([title, abstract])],
    nameWords: [...dictionaryWordsOf(names)],
  }));
  const keyOf = await keysOfWords(
    transaction,
    new Set(texts.flatMap(({ words, nameWords }) => [...words, ...nameWords])),
  );
  const toKeys = (words: readonly string[]): number[] =>
    words.flatMap((word) => keyOf.get(word) ?? []).sort((a, b) => a - b);
  const now = texts.map(({ key, words, nameWords }) => ({
    key,
    wordKeys: toKeys(words),
    nameWordKeys: toKeys(nameWords),
  }));
  await changeCounts(transaction, differences(await replaceCounted(transaction, paperKeys, now), now));
}

/** Notes what is counted of papers from now on; returns what was counted before. */
async function replaceCounted(
  transaction: Queryable,
  paperKeys: readonly number[],
  now: readonly Counted[],
): Promise<Counted[]> {
  const before = await transaction.query<{ key: number; words: Buffer; nameWords: Buffer }>(
    `delete from dictionary_papers counted
     where counted.paper_id = any ($1::integer[])
     returning counted.paper_id as "key", counted.words, counted.name_words as "nameWords"`,
    [paperKeys],
  );
  await transaction.query(
    `insert into dictionary_papers (paper_id, words, name_words)
     select given.paper_id, given.words, given.name_words
     from unnest($1::integer[], $2::bytea[], $3::bytea[]) as given (paper_id, words, name_words)`,
    [
      now.map(({ key }) => key),
      now.map(({ wordKeys }) => packKeys(wordKeys)),
      now.map(({ nameWordKeys }) => packKeys(nameWordKeys)),
    ],
  );
  return before.map(({ key, words, nameWords }) => ({
    key,
    wordKeys: unpackKeys(words),
    nameWordKeys: unpackKeys(nameWords),
  }));
}

/** By how much the counts of words move, those that stay left out. */
function differences(before: readonly Counted[], now: readonly Counted[]): CountChanges {
  const changes: CountChanges = new Map();
  const add = (keys: readonly number[], by: number, of: 'papers' | 'names'): void => {
    for (const key of keys) {
      const change = changes.get(key) ?? { papers: 0, names: 0 };
      change[of] += by;
      changes.set(key, change);
    }
  };
  now.forEach(({ wordKeys, nameWordKeys }) => {
    add(wordKeys, 1, 'papers');
    add(nameWordKeys, 1, 'names');
  });
  before.forEach(({ wordKeys, nameWordKeys }) => {
    add(wordKeys, -1, 'papers');
    add(nameWordKeys, -1, 'names');
  });
  return new Map([...changes].filter(([, { papers, names }]) => papers !== 0 || names !== 0));
}
