import { within } from './within';

/**
 * How much more likely a line is (the first line of) a title than a line of an abstract, as log-odds: positive for a
 * title. Weights are the odds measured over 11,141 titles and 34,000 wrapped lines of abstracts of daily-papers pages,
 * about halved because the signs go together; their sum is held within ±8, and length counts on top.
 *
 * @param goesOn whether the next line is likely to be the rest of it, so that it may end anywhere
 */
export function titleLikeness(line: string, goesOn = false): number {
  if (line.length > longestTitle) {
    return -impossible;
  }
  const score = scoreWords(line.split(' ')) + scoreStart(line) + scoreMiddle(line) + scoreEnd(line, goesOn);
  return within(-certain, certain, score) - within(0, longestTitle, line.length - usualTitle) / 10;
}

/** The longest of the measured titles has 206 characters, all but one in a thousand have at most 152. */
const longestTitle = 400;
const usualTitle = 150;
const certain = 8;
const impossible = 50;

/** Words of whole sentences; hardly a title in a hundred has one. */
const wordWeights = new Map<string, number>([
  ...['we', 'our', 'however', 'these', 'e.g.,', 'i.e.,'].map((word) => [word, -2] as const),
  ...['is', 'are', 'was', 'has', 'have', 'which', 'that', 'been', 'they', 'it', 'its', 'their', 'while', 'may'].map(
    (word) => [word, -1.5] as const,
  ),
]);

const longestSign = Math.max(...Array.from(wordWeights.keys(), (word) => word.length));

/** Two words of a sentence say little more than one. */
const mostOfWords = -3.5;

/** The share of capitals among words of four letters and more, the first aside, is above .8 in 96 % of titles. */
function scoreWords(words: string[]): number {
  let long = 0;
  let capitals = 0;
  let sentence = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word.length <= longestSign) {
      sentence += wordWeights.get(index === 0 ? word.toLowerCase() : word) ?? 0;
    }
    if (word.length >= 4 && index > 0) {
      const initial = caseOf(word.charCodeAt(0)) || caseOf(word.charCodeAt(1));
      long += initial === 0 ? 0 : 1;
      capitals += initial === 1 ? 1 : 0;
    }
  }
  return within(mostOfWords, 0, sentence) + (long < 2 ? 0 : scoreCapitals(capitals / long));
}

/** 1 for a capital, -1 for a small letter, 0 for what has no case; ASCII by its code, since this runs for every word. */
function caseOf(code: number): number {
  if (code < 128) {
    return code >= 97 && code <= 122 ? -1 : code >= 65 && code <= 90 ? 1 : 0;
  }
  const char = String.fromCharCode(code);
  return char === char.toLowerCase() ? (char === char.toUpperCase() ? 0 : -1) : 1;
}

function scoreCapitals(share: number): number {
  if (share >= 0.8) {
    return 4;
  }
  if (share >= 0.6) {
    return 0.5;
  }
  return share >= 0.4 ? -1 : -2;
}

/** Sentences broken by wrapping go on in lower case, and lists have bullets. */
function scoreStart(line: string): number {
  if (/^\p{Ll}[\p{Ll}'-]*(?:\s|$)/u.test(line)) {
    return -2.5;
  }
  return /^(?:[•*]|\(?\d{1,2}[).]|\([ivx]+\)) /.test(line) ? -2 : 0;
}

/** "Name: What It Does" is how two titles in three go. */
function scoreMiddle(line: string): number {
  const colon = line.indexOf(': ');
  return (
    (colon >= 2 && colon <= 60 && /^\p{Lu}/u.test(line.slice(colon + 2, colon + 4)) ? 2.5 : 0) +
    (/[\p{Ll}\d)\]]\. \p{Lu}/u.test(line) ? -2.5 : 0) +
    (line.includes('://') ? -4 : 0) +
    (line.includes(', ') ? -0.5 : 0)
  );
}

const unfinished =
  /(?:[,;:]|\b(?:an?|the|of|and|or|to|in|on|for|with|by|from|as|at|that|which|is|are|we|our|this|these|be|can|its|their|into|between|than|via|not))$/i;

/** Titles end in a question mark or in nothing; sentences in a full stop, wrapped lines anywhere. */
function scoreEnd(line: string, goesOn: boolean): number {
  if (/\.["')\]”]*$/.test(line.slice(-4))) {
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
