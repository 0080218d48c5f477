/** A word of a query that can be corrected. */
export interface QueryWord {
  word: string;
  /** Where it stands in the query, half-open, in UTF-16 units. */
  start: number;
  end: number;
}

/** What stands between spaces; an excluded phrase is one, with the spaces in it. */
const chunks = /-"[^"]*"?|\S+/gu;
const words = /[\p{L}\p{M}]+(\*?)/gu;
const operator = 'OR';

/**
 * The words of a query in its own language, those of phrases too. Left out are operators, what is excluded, beginnings
 * (transf*), and all that stands together with a digit, a slash or an @: models, ids and URLs.
 */
export function queryWords(query: string): QueryWord[] {
  return [...query.matchAll(chunks)]
    .filter(({ 0: chunk }) => chunk !== operator && !chunk.startsWith('-') && !/[\p{N}/@]/u.test(chunk))
    .flatMap(({ 0: chunk, index }) =>
      [...chunk.matchAll(words)]
        .filter(([, star]) => star === '')
        .map((match) => ({
          word: match[0],
          start: index + match.index,
          end: index + match.index + match[0].length,
        })),
    );
}

/** The query with other words in some places, in the case of those that stood there; all else as typed. */
export function replaceWords(
  query: string,
  found: readonly QueryWord[],
  replacements: readonly (string | null)[],
): string {
  let rewritten = '';
  let done = 0;
  found.forEach(({ word, start, end }, place) => {
    const replacement = replacements[place] ?? null;
    rewritten += query.slice(done, start) + (replacement === null ? word : inCaseOf(word, replacement));
    done = end;
  });
  return rewritten + query.slice(done);
}

function inCaseOf(typed: string, word: string): string {
  const [initial = '', ...rest] = Array.from(word);
  if (typed === typed.toUpperCase()) {
    return word.toUpperCase();
  }
  return typed[0] === typed[0]?.toLowerCase() ? word : initial.toUpperCase() + rest.join('');
}
