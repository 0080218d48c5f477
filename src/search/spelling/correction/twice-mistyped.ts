import type { Queryable } from '../../../platform/database/queryable';
import { editDistance } from './edit-distance';
import type { KnownWord } from './known-word';

/** Shorter words are near to too many others. */
const shortest = 7;
const lettersTrusted = 3;
const mistakes = 2;

/** Well-known words two mistakes away that begin with the same three letters, for each of the words. */
export async function twiceMistyped(database: Queryable, words: readonly string[]): Promise<Map<string, KnownWord[]>> {
  const long = words.filter((word) => word.length >= shortest);
  if (long.length === 0) {
    return new Map();
  }
  const beginnings = [...new Set(long.map((word) => word.slice(0, lettersTrusted)))];
  const rows = await database.query<KnownWord>(
    `select word.word, word.paper_count as "paperCount", word.name_count as "nameCount"
     from unnest($1::text[]) as beginning (text)
     join dictionary_words word
       on word.word >= beginning.text collate "C" and word.word < (beginning.text || chr(1114111)) collate "C"
     where word.known and length(word.word) between $2::integer and $3::integer`,
    [
      beginnings,
      Math.min(...long.map((word) => word.length)) - mistakes,
      Math.max(...long.map((word) => word.length)) + mistakes,
    ],
  );
  return new Map(
    long.map((word) => [
      word,
      rows.filter(
        (row) =>
          row.word.startsWith(word.slice(0, lettersTrusted)) &&
          Math.abs(row.word.length - word.length) <= mistakes &&
          editDistance(word, row.word) <= mistakes,
      ),
    ]),
  );
}
