import { normalisePhrase } from './normalise-phrase';

/** Each hyphenated word doubles the spellings of a phrase; no term of the field has more of them. */
const MOST_HYPHENATED = 3;
const HYPHENATED = /[^\s-][-\u2010\u2011][^\s-]/;
const HYPHENS = /[-\u2010\u2011]/g;

/**
 * The forms under which a text may hold a phrase: a hyphen in it stands for a hyphen, a space or nothing, so that
 * "fine-tuning" finds "finetuning" and "fine tuning" too. Empty for a phrase without a word.
 */
export function phraseSpellings(phrase: string): string[] {
  const spellings = new Set(hyphenSpellings(phrase).map(normalisePhrase));
  spellings.delete('');
  return [...spellings];
}

function hyphenSpellings(phrase: string): string[] {
  const hyphenated = HYPHENATED.test(phrase) ? phrase.split(/\s+/).filter((word) => HYPHENATED.test(word)) : [];
  if (hyphenated.length > MOST_HYPHENATED) return [phrase];
  let spellings = [phrase];
  for (const word of hyphenated) {
    spellings = spellings.flatMap((spelling) => [spelling, spelling.replace(word, () => word.replace(HYPHENS, ''))]);
  }
  return spellings;
}
