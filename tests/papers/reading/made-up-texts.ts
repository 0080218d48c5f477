const vocabulary = 5_000;
const wordsOfTitle = 7;
const wordsOfAbstract = 30;

/** Word 0 stands in nearly every paper, word 30 in one of four, and word 4,999 in one of thousands. */
export function madeUpWord(rank: number): string {
  return `word${rank.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`;
}

/** Titles and abstracts of words whose frequency falls with their rank, after Zipf; the same ones at every call. */
export function madeUpTexts(count: number): { title: string; abstract: string }[] {
  let state = 42;
  const random = (): number => {
    // Numerical Recipes' generator: what matters here is that it always gives the same.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const textOf = (words: number): string =>
    Array.from({ length: words }, () => madeUpWord(Math.floor(vocabulary ** random()) - 1)).join(' ');
  return Array.from({ length: count }, () => ({ title: textOf(wordsOfTitle), abstract: textOf(wordsOfAbstract) }));
}
