import type { Queryable } from '../../../platform/database/queryable';
import { fold } from '../../../platform/text/fold';
import { isDictionaryWord } from '../dictionary/dictionary-words-of';
import { twiceMistyped } from './twice-mistyped';
import type { KnownWord } from './known-word';
import { spellingVariants } from './spelling-variants';

const shortestCorrected = 4;
/** What a look into the dictionary costs grows with the letters of all words: those behind are left as they are. */
const mostWordsCorrected = 8;

/**
 * For each word what it should probably have been, folded; null where it is well known as it stands, where nothing is
 * near, and for all that has a digit or fewer than four letters. A mistake in up to eight words is found, two mistakes
 * in a word where the first three letters are right.
 */
export async function suggestSpelling(database: Queryable, words: readonly string[]): Promise<(string | null)[]> {
  const typed = words.map((word) => fold(word));
  const worthwhile = [...new Set(typed.filter(isCorrectable))].slice(0, mostWordsCorrected);
  const corrections = await correct(database, worthwhile);
  return typed.map((word) => corrections.get(word) ?? null);
}

/** Whether a folded word can be one that corrections are looked for. */
export function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && isDictionaryWord(word);
}

async function correct(database: Queryable, typed: readonly string[]): Promise<Map<string, string>> {
  const corrections = new Map<string, string>();
  if (typed.length === 0) {
    return corrections;
  }
  const variants = typed.map((word) => ({ word, variants: spellingVariants(word) }));
  const near = await knownAmong(database, [
    ...typed,
    ...variants.flatMap((each) => each.variants.map(({ word }) => word)),
  ]);
  const unknown = variants.filter(({ word }) => !near.has(word));
  for (const each of unknown) {
    const best = likeliest(
      each.variants.flatMap(({ word, likelihood }) => {
        const known = near.get(word);
        return known === undefined ? [] : [{ known, likelihood }];
      }),
    );
    if (best !== null) {
      corrections.set(each.word, best);
    }
  }
  const farOff = unknown.map(({ word }) => word).filter((word) => !corrections.has(word));
  for (const [word, candidates] of await twiceMistyped(database, farOff)) {
    const best = likeliest(candidates.map((known) => ({ known, likelihood: 0 })));
    if (best !== null) {
      corrections.set(word, best);
    }
  }
  return corrections;
}

/** The words among these that are well known. */
async function knownAmong(database: Queryable, words: readonly string[]): Promise<Map<string, KnownWord>> {
  const rows = await database.query<KnownWord>(
    `select word.word, word.paper_count as "paperCount", word.name_count as "nameCount"
     from dictionary_words word
     where word.known and word.word = any ($1::text[])`,
    [[...new Set(words)].sort()],
  );
  return new Map(rows.map((row) => [row.word, row]));
}

/** By Bayes' rule: the word that is common enough, and its mistake likely enough. */
function likeliest(candidates: readonly { known: KnownWord; likelihood: number }[]): string | null {
  const scored = candidates.map(({ known, likelihood }) => ({
    word: known.word,
    score: likelihood + Math.log(known.paperCount + known.nameCount),
  }));
  scored.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  return scored[0]?.word ?? null;
}
