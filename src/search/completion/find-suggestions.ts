import type { Queryable } from '../../platform/database/queryable';
import { correctBeginning } from '../spelling/correction/correct-beginning';
import { suggestSpelling } from '../spelling/correction/suggest-spelling';
import { authorsByName, papersByTitle } from './matching/completion-source';
import { findCompletions } from './matching/find-completions';
import { findTopics } from './matching/find-topics';
import { mixSuggestions, type Reference } from './mix-suggestions';
import { beginningOf, readPrefix, type TypedPrefix } from './typed-prefix';

/** Where fewer are found, a mistake in what was typed is thought of. */
const fewEnough = 3;

/** What completes a prefix, best first, at most `first`; behind them, where they are few, what completes it corrected. */
export async function findSuggestions(database: Queryable, prefix: string, first: number): Promise<Reference[]> {
  const typed = readPrefix(prefix);
  if (typed === null) {
    return [];
  }
  const asTyped = await complete(database, typed, first);
  if (asTyped.length >= Math.min(first, fewEnough)) {
    return asTyped;
  }
  const corrected = await correct(database, typed);
  if (corrected === null) {
    return asTyped;
  }
  const asMeant = await complete(database, corrected, first);
  const isNew = ({ type, key }: Reference): boolean =>
    !asTyped.some((known) => known.type === type && known.key === key);
  return [...asTyped, ...asMeant.filter(isNew)].slice(0, first);
}

async function complete(database: Queryable, typed: TypedPrefix, first: number): Promise<Reference[]> {
  const [topics, authors, papers] = await Promise.all([
    findTopics(database, typed),
    findCompletions(database, authorsByName, typed, first),
    findCompletions(database, papersByTitle, typed, first),
  ]);
  return mixSuggestions({ topics, authors, papers }, first);
}

/** What was probably meant; null where that is what was typed. */
async function correct(database: Queryable, typed: TypedPrefix): Promise<TypedPrefix | null> {
  const [words, last] = await Promise.all([
    suggestSpelling(database, typed.words),
    correctBeginning(database, typed.last),
  ]);
  const corrected = { words: typed.words.map((word, place) => words[place] ?? word), last: last ?? typed.last };
  return beginningOf(corrected) === beginningOf(typed) ? null : corrected;
}
