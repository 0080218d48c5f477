import type { Term } from './completion-terms';

/** A term, and in which share of the most popular texts it stands: a guess at how common it is in all. */
export interface Sighting {
  term: Term;
  share: number;
}

const mostWords = 4;
/** An index has long lists for common words, and for the beginning of a word it has to gather all of them first. */
const commonWord = 0.1;
const commonBeginning = 0.01;

/** Terms worth a look at how common they are: the longest words, which are the rarest as a rule, and the beginning. */
export function likelyRare(terms: readonly Term[]): Term[] {
  const words = terms.filter(({ isWhole }) => isWhole).toSorted((a, b) => b.word.length - a.word.length);
  return [...words.slice(0, mostWords), ...terms.filter(({ isWhole }) => !isWhole)];
}

/** Which terms to ask the index for: the rarest, and those that are not common. Texts that have them are checked for the others. */
export function chooseTerms(sightings: readonly Sighting[]): Term[] {
  const [rarest, ...others] = sightings.toSorted((a, b) => a.share - b.share);
  const useful = others.filter(({ term, share }) => share < (term.isWhole ? commonWord : commonBeginning));
  return [rarest, ...useful].flatMap((sighting) => sighting?.term ?? []);
}
