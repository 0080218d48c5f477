import { fold } from '../../../platform/text/fold';

const runs = /\\?[\p{L}\p{N}]+/gu;
const onlyLetters = /^\p{L}+$/u;
const shortestWord = 3;
const longestWord = 30;

/**
 * The distinct words of texts that the dictionary counts, without case and accents. Runs of letters between all else,
 * so that "ReST-MCTS*" is two; what has a digit, TeX's commands, and what is shorter than three letters or longer than
 * thirty say nothing about spelling.
 */
export function dictionaryWordsOf(texts: readonly string[]): Set<string> {
  const found = texts.flatMap((text) => fold(text).match(runs) ?? []);
  return new Set(found.filter(isDictionaryWord));
}

/** Whether a folded run of letters and digits is one that the dictionary has. */
export function isDictionaryWord(word: string): boolean {
  return word.length >= shortestWord && word.length <= longestWord && onlyLetters.test(word);
}
