// A mark with the brackets and quotes that it closes, white space behind; CJK's marks, which need none; or an empty line.
const candidate = /[.!?]+["'”’»)\]}]*(?=\s+(?<next>\S))|[。！？]+[」』”’）]*|\n\s*\n/gu;

/** Behind these a full stop ends a word. "etc." is none of them: what goes on behind it in upper case is new. */
const abbreviations = new Set(
  (
    'al approx ca cf dr e.g eg esp i.e ie incl mr mrs ms prof resp st viz vs ' +
    'alg app chap def dept eq eqn eqns eqs fig figs lem prop ref refs sect secs sec suppl tab thm univ vol vols'
  ).split(' '),
);
/** Behind these it does so where a number follows: "no. 5", "p. 12". */
const beforeNumbers = new Set('art ch no nos p pp v'.split(' '));

/** How far before a full stop is looked. */
const longestWord = 24;

/**
 * Where the sentences of an abstract end, as places behind their last character; the end of the text is none of them
 * unless a mark stands there with something behind it. When in doubt there is no end: too long reads better than torn.
 */
export function sentenceEnds(text: string): number[] {
  return [...text.matchAll(candidate)]
    .filter((match) => isEnd(text.slice(Math.max(0, match.index - longestWord), match.index), match))
    .map(({ index, 0: mark }) => (mark.startsWith('\n') ? index : index + mark.length));
}

function isEnd(before: string, { 0: mark, groups }: RegExpExecArray): boolean {
  const next = groups?.['next'] ?? '';
  if (!/^[.!?]/.test(mark)) {
    return true;
  }
  // "k-means? it is", "3.5 vs. human": a small letter goes on with the sentence.
  if (/^\p{Ll}/u.test(next)) {
    return false;
  }
  if (!mark.startsWith('.') || mark.startsWith('..')) {
    return true;
  }
  const [word = ''] = /[^\s([{"'“‘«~]*$/u.exec(before) ?? [];
  return !isShortened(word, next) && !isEnumerator(before, word);
}

/** "et al.", "e.g.", "J.", "U.S.", "Fig." */
function isShortened(word: string, next: string): boolean {
  const known = word.toLowerCase();
  return (
    abbreviations.has(known) ||
    (beforeNumbers.has(known) && /^[\d(]/.test(next)) ||
    /^(?:\p{L}\.)*\p{Lu}$/u.test(word) ||
    /^(?:\p{L}\.)+\p{L}$/u.test(word)
  );
}

/** The "2." of "…: 1. first, 2. second". */
function isEnumerator(before: string, word: string): boolean {
  return /^\d{1,2}$/.test(word) && /(?:^|[:;,.!?(])\s*$/.test(before.slice(0, before.length - word.length));
}
