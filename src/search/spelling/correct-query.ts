import type { Queryable } from '../../platform/database/queryable';
import { queryWords, replaceWords } from './query-words';
import { suggestSpelling } from './correction/suggest-spelling';

/** A query as it was probably meant, operators, quotes and all else as typed; null where no word has a correction. */
export async function correctQuery(database: Queryable, query: string): Promise<string | null> {
  const words = queryWords(query);
  const corrections = await suggestSpelling(
    database,
    words.map(({ word }) => word),
  );
  return corrections.every((correction) => correction === null) ? null : replaceWords(query, words, corrections);
}
