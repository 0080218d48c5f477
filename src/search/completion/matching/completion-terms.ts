import { joinSql, type Sql, sql } from '../../../platform/database/sql';
import { beginningOf, type TypedPrefix } from '../typed-prefix';

/** Something that completes what was typed; the highest score comes first. */
export interface Completion {
  key: number;
  score: number;
}

/** One of the things that a text must hold: a whole word, or the beginning of one. */
export interface Term {
  word: string;
  isWhole: boolean;
}

/** All that a text must hold. Words are letters, digits, + and # alone: none means anything to LIKE or to a tsquery. */
export function termsOf({ words, last }: TypedPrefix): Term[] {
  return [...words.map((word) => ({ word, isWhole: true })), { word: last, isWhole: false }];
}

/** What ' a text ' with a space at either end is like that holds it. */
export function patternOf({ word, isWhole }: Term): string {
  return isWhole ? `% ${word} %` : `% ${word}%`;
}

/** Whether a text (see completionText) holds all that was typed. */
export function holdsAll(text: Sql, typed: TypedPrefix): Sql {
  const conditions = termsOf(typed).map((term) => sql`' ' || ${text} || ' ' like ${patternOf(term)}`);
  return joinSql(conditions, ' and ');
}

/** The same for the index on words. */
export function hasWords(text: Sql, terms: readonly Term[]): Sql {
  const query = terms.map(({ word, isWhole }) => (isWhole ? `'${word}'` : `'${word}':*`)).join(' & ');
  return sql`array_to_tsvector(string_to_array(${text}, ' ')) @@ ${query}::tsquery`;
}

/** A text that begins with what was typed counts as if e² ≈ 7 times as popular as one that holds it further in. */
const bonusForBeginning = 2;

/** How popular it is, in natural logarithms, and how close. */
export function scored(text: Sql, popularity: Sql, typed: TypedPrefix): Sql {
  const begins = sql`starts_with(${text}, ${beginningOf(typed)})`;
  return sql`ln(1 + ${popularity}) + case when ${begins} then ${bonusForBeginning}::float8 else 0 end`;
}
