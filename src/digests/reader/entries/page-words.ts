import type { SourceLine } from '../page/split-lines';

/** Tells whether a page has a word, given in lower case; reads the page at the first question, since few pages ask. */
export function pageWords(lines: SourceLine[]): (word: string) => boolean {
  let words: Set<string> | null = null;
  return (word) => {
    words ??= new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}[\p{L}\p{N}]{0,60}/gu) ?? []));
    return words.has(word);
  };
}
