import type { Queryable } from '../../../platform/database/queryable';
import { spellingVariants } from './spelling-variants';
import { isCorrectable, suggestSpelling } from './suggest-spelling';

/**
 * What the beginning of a word, folded, should probably have been: "transfomr" is "transform". Null where a well-known
 * word begins so, or none begins with anything near.
 */
export async function correctBeginning(database: Queryable, typed: string): Promise<string | null> {
  if (!isCorrectable(typed)) {
    return null;
  }
  const variants = [{ word: typed, likelihood: Infinity }, ...spellingVariants(typed)];
  const weights = await weightsOfBeginnings(
    database,
    variants.map(({ word }) => word),
  );
  const [best] = variants
    .flatMap(({ word, likelihood }) => {
      const weight = weights.get(word);
      return weight === undefined ? [] : [{ word, score: likelihood + Math.log(weight) }];
    })
    .sort((a, b) => b.score - a.score);
  if (best !== undefined) {
    return best.word === typed ? null : best.word;
  }
  const [whole = null] = await suggestSpelling(database, [typed]);
  return whole;
}

const wordsWeighed = 50;

/** How many papers hold the first well-known words that begin so; no entry where there are none. */
async function weightsOfBeginnings(database: Queryable, beginnings: readonly string[]): Promise<Map<string, number>> {
  const rows = await database.query<{ text: string; papers: number }>(
    `select beginning.text, sum(words.papers)::float8 as "papers"
     from unnest($1::text[]) as beginning (text)
     cross join lateral (
       select word.paper_count + word.name_count as papers
       from dictionary_words word
       where word.known and word.word >= beginning.text collate "C" and word.word < (beginning.text || chr(1114111)) collate "C"
       order by word.word
       limit ${wordsWeighed}
     ) as words
     group by beginning.text`,
    [beginnings],
  );
  return new Map(rows.map(({ text, papers }) => [text, papers]));
}
