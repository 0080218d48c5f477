import type { Queryable } from '../../../platform/database/queryable';

/** The keys of words in the dictionary; those that it lacks are added, held by no paper yet. */
export async function keysOfWords(transaction: Queryable, words: ReadonlySet<string>): Promise<Map<string, number>> {
  // In order, so that neighbours in the index are looked up together.
  const sorted = [...words].sort();
  const known = await transaction.query<{ word: string; key: number }>(
    `select word.word, word.id as "key"
     from dictionary_words word
     where word.word = any ($1::text[])`,
    [sorted],
  );
  const keys = new Map(known.map(({ word, key }) => [word, key]));
  const added = await transaction.query<{ word: string; key: number }>(
    `insert into dictionary_words (word, paper_count, name_count, known)
     select missing, 0, 0, false
     from unnest($1::text[]) as missing
     returning word, id as "key"`,
    [sorted.filter((word) => !keys.has(word))],
  );
  added.forEach(({ word, key }) => keys.set(word, key));
  return keys;
}
