import { canonicalWord } from '../../platform/text/canonical-word';

/** A word of a text: its canonical form and the half-open range of UTF-16 units in which the text holds it. */
export interface Token {
  word: string;
  start: number;
  end: number;
  /** Whether punctuation parts it from the word before, so that no phrase runs from one into the other. */
  opensClause: boolean;
  /** Whether a round bracket opens right before it. */
  opensBracket: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Hyphens, quotes, slashes and the marks of TeX do not part words; these do. */
const CLAUSE_MARK = /[.,;:!?()[\]—]/;

/** The words of a text in order. Linear in its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: run, index: start } of text.matchAll(WORD)) {
    const gap = text.slice(end, start);
    end = start + run.length;
    const opensClause = gap !== ' ' && CLAUSE_MARK.test(gap);
    tokens.push({ word: canonicalWord(run), start, end, opensClause, opensBracket: opensClause && gap.endsWith('(') });
  }
  return tokens;
}
