/** A word that a mistake could have turned into the one that was typed. */
export interface Variant {
  word: string;
  /** The natural logarithm of how likely the mistake is to have this very outcome, up to a constant. */
  likelihood: number;
}

const alphabet = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(97 + index));
/** A wrong letter could have been any of these; a letter too many too. */
const oneOfAlphabet = -Math.log(alphabet.length);
/** Fewer mistakes are made in the first letter, and typists double letters. */
const atTheStart = -1;
const doubled = 2;

/**
 * Every word from which one mistake leads to what was typed: a letter left out, one too many, a wrong one, or two
 * neighbours the wrong way round. About 54 for each letter; of two ways to one word the likelier counts.
 */
export function spellingVariants(typed: string): Variant[] {
  const found = new Map<string, number>();
  const add = (word: string, likelihood: number): void => {
    if (word !== typed && likelihood > (found.get(word) ?? -Infinity)) {
      found.set(word, likelihood);
    }
  };
  for (let place = 0; place <= typed.length; place += 1) {
    const front = typed.slice(0, place);
    const back = typed.slice(place);
    const [letter = '', next = ''] = back;
    const where = place === 0 ? atTheStart : 0;
    for (const missing of alphabet) {
      // One of a pair is left out as easily as any other letter.
      add(front + missing + back, where);
      if (letter !== '') {
        add(front + missing + back.slice(1), where + oneOfAlphabet);
      }
    }
    if (letter !== '') {
      add(front + back.slice(1), where + oneOfAlphabet + (front.endsWith(letter) ? doubled : 0));
    }
    if (next !== '') {
      add(front + next + letter + back.slice(2), where);
    }
  }
  return [...found].map(([word, likelihood]) => ({ word, likelihood }));
}
