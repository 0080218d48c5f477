import type { SourceLine } from '../page/split-lines';

/** Tells whether a word, given in lower case, stands in some lines; they are read at the first question, since few ask. */
export function hasWord(lines: SourceLine[]): (word: string) => boolean {
  let words: Set<string> | null = null;
  return (word) => {
    words ??= new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}[\p{L}\p{N}]{0,60}/gu) ?? []));
    return words.has(word);
  };
}
