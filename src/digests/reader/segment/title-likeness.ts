/**
 * How much more likely a line is (the first line of) a title than a line of an abstract, as log-odds: positive for a
 * title. Weights are the odds measured over 11,141 titles and 34,000 wrapped lines of abstracts of daily-papers pages,
 * halved because the signs go together; the sum is held within ±8.
 *
 * @param goesOn whether the next line is likely to be the rest of it, so that it may end anywhere
 */
export function titleLikeness(line: string, goesOn = false): number {
  if (line.length > longestTitle) {
    return -impossible;
  }
  const score =
    scoreCapitals(line) +
    scoreEnd(line, goesOn) +
    (/^\p{Ll}[\p{Ll}'-]*(?:\s|$)/u.test(line) ? -2.5 : 0) +
    (/[\p{Ll}\d)\]]\. \p{Lu}/u.test(line) ? -2.5 : 0) +
    (/^[^:]{2,60}: \p{Lu}/u.test(line) ? 2.5 : 0) +
    (/\b(?:we|our|this paper|this work|these|however|such as|e\.g|i\.e)\b/i.test(line) ? -2 : 0) +
    (/\b(?:is|are|was|has|have|which|that|been|they|its?|their|while|may|shows?)\b/.test(line) ? -1.5 : 0) +
    (/https?:\/\//.test(line) ? -4 : 0) +
    (/, /.test(line) ? -0.5 : 0) +
    (/^(?:[•*]|\(?\d{1,2}[).]|\([ivx]+\)) /.test(line) ? -2 : 0);
  return Math.max(-certain, Math.min(certain, score)) - Math.max(0, line.length - 150) / 10;
}

/** The longest of the measured titles has 206 characters. */
const longestTitle = 400;
const certain = 8;
const impossible = 50;

/** The share of capitalised words among those of four letters and more, the first aside: above .8 in 96 % of titles. */
function scoreCapitals(line: string): number {
  let words = 0;
  let capitals = 0;
  for (const [word] of line.slice(line.indexOf(' ') + 1).matchAll(/\p{L}[\p{L}\p{N}_'’-]{3,}/gu)) {
    words += 1;
    capitals += /^\p{Lu}/u.test(word) ? 1 : 0;
  }
  if (words < 2) {
    return 0;
  }
  const share = capitals / words;
  return share >= 0.8 ? 4 : share >= 0.6 ? 0.5 : share >= 0.4 ? -1 : -2;
}

const unfinished =
  /(?:[,;:]|\b(?:an?|the|of|and|or|to|in|on|for|with|by|from|as|at|that|which|is|are|we|our|this|these|be|can|its|their|into|between|than|via|not))$/i;

/** Titles end in a question mark or in nothing; sentences in a full stop, wrapped lines anywhere. */
function scoreEnd(line: string, goesOn: boolean): number {
  if (/\.["')\]”]*$/.test(line)) {
    return -3;
  }
  if (/[?!]$/.test(line)) {
    return line.endsWith('?') ? 2 : 0;
  }
  return goesOn || !isUnfinished(line) ? 0 : -3;
}

/** Whether a line ends in a word or sign that calls for another: "…, the accuracy of". */
export function isUnfinished(line: string): boolean {
  return unfinished.test(line.slice(-12));
}

/** Whether a line ends as a sentence does, or with the URL that often stands in the place of its end. */
export function endsSentence(line: string): boolean {
  return /[.!?…。]["')\]”’}*]*$|https?:\/\/\S+$/u.test(line.slice(-200));
}
