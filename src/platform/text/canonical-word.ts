/** Plurals that no ending tells, as far as papers of the field use them. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['analyses', 'analysis'],
  ['biases', 'bias'],
  ['caches', 'cache'],
  ['corpora', 'corpus'],
  ['hypotheses', 'hypothesis'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['metrics', 'metric'],
  ['movies', 'movie'],
  ['topics', 'topic'],
  ['vertices', 'vertex'],
]);

/** Words that end like a plural and are none. */
const UNCOUNTED: ReadonlySet<string> = new Set(['always', 'canvas', 'does', 'lens', 'news', 'series', 'species']);
const NO_PLURAL = /(?:ss|us|is|ics)$/;
const PLURAL_IN_ES = /(?:ss|x|ch|sh)es$/;

/** Only where no two English words fall together: "filling" keeps its second l, or it would be "filing". */
const BRITISH_S = /is(?=(?:ation|ing|ed|er)$)/;
const BRITISH_L = /ll(?<=ell)(?=(?:ing|ed|er)$)/;
const BRITISH_U = /(?<=^(?:behavi|col|neighb)o)u(?=r)/;
/** Three searches for every word of a paper cost a fifth of the whole match; most words stop at this one. */
const MAYBE_BRITISH = /(?:is|ell)(?:ation|ing|ed|er)$|our/;

const ASCII = /^[\0-\x7f]*$/;
const COMBINING_MARKS = /\p{M}+/gu;

/**
 * The form under which a word is compared: without case, accents and plural, in American spelling. Nothing else is cut
 * off, for stemming merges what should stay apart ("modeling" is a task, a "model" a thing).
 */
export function canonicalWord(word: string): string {
  const bare = ASCII.test(word) ? word : word.normalize('NFKD').replace(COMBINING_MARKS, '');
  return american(singular(bare.toLowerCase()));
}

function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  // Three letters are an acronym or a function word (GPS, was): the plural of an acronym of two needs its own phrase.
  if (word.length < 4 || !word.endsWith('s') || UNCOUNTED.has(word) || NO_PLURAL.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return PLURAL_IN_ES.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function american(word: string): string {
  if (!MAYBE_BRITISH.test(word)) return word;
  return word.replace(BRITISH_S, 'iz').replace(BRITISH_L, 'l').replace(BRITISH_U, '');
}
