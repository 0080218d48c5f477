import fc from 'fast-check';
import { editDistance } from '../../../src/search/spelling/correction/edit-distance';
import { spellingVariants } from '../../../src/search/spelling/correction/spelling-variants';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const word = fc.array(letter, { minLength: 4, maxLength: 15 }).map((letters) => letters.join(''));

const mistakes: Record<string, (word: string, place: number, letter: string) => string> = {
  'a letter left out': (text, place) => text.slice(0, place) + text.slice(place + 1),
  'one too many': (text, place, other) => text.slice(0, place) + other + text.slice(place),
  'a wrong one': (text, place, other) => text.slice(0, place) + other + text.slice(place + 1),
  'two the wrong way round': (text, place) =>
    text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2),
};

describe('The variants of a misspelt word', () => {
  it.each(Object.keys(mistakes))('hold the word that was meant, for %s', (kind) => {
    fc.assert(
      fc.property(word, fc.nat(14), letter, (meant, place, other) => {
        const typed = mistakes[kind]?.(meant, place % meant.length, other) ?? '';
        expect(typed === meant || spellingVariants(typed).some((variant) => variant.word === meant)).toBe(true);
      }),
    );
  });

  it('are all one mistake away, and none stands there twice', () => {
    fc.assert(
      fc.property(word, (typed) => {
        const variants = spellingVariants(typed).map((variant) => variant.word);
        expect(new Set(variants).size).toBe(variants.length);
        expect(variants.filter((variant) => editDistance(typed, variant) !== 1)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('hold a mistake with one outcome for likelier than one with twenty-six, and one in the first letter for less likely', () => {
    const likelihoods = new Map(spellingVariants('modle').map((variant) => [variant.word, variant.likelihood]));
    const of = (meant: string): number => likelihoods.get(meant) ?? Number.NaN;
    expect(of('model')).toBeGreaterThan(of('mode'));
    expect(of('model')).toBeGreaterThan(of('mogle'));
    expect(of('module')).toBe(of('model'));
    expect(of('omdle')).toBeLessThan(of('model'));
  });

  it('hold a doubled letter for likelier than another one too many', () => {
    const likelihoods = new Map(spellingVariants('modell').map((variant) => [variant.word, variant.likelihood]));
    expect(likelihoods.get('model')).toBeGreaterThan(likelihoods.get('moell') ?? Number.NaN);
  });
});

describe('The distance between two words', () => {
  it.each([
    ['model', 'model', 0],
    ['modle', 'model', 1],
    ['transfromre', 'transformer', 2],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('from "%s" to "%s" is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});
