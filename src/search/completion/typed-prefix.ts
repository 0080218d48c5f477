import { completionText } from './completion-text';

/** What was typed so far: whole words, in any order, and the beginning of one. */
export interface TypedPrefix {
  words: readonly string[];
  last: string;
}

/** What lies behind is cut off: by then a title stands there whole, and a word cut in two is a beginning like any other. */
const longestPrefix = 200;

/** Reads what was typed; null where there is no letter and no digit. */
export function readPrefix(prefix: string): TypedPrefix | null {
  const words = completionText(prefix.slice(0, longestPrefix)).split(' ');
  const last = words.pop() ?? '';
  return last === '' ? null : { words, last };
}

/** How a text of the same form begins that begins with what was typed, as typed. */
export function beginningOf({ words, last }: TypedPrefix): string {
  return [...words, last].join(' ');
}
