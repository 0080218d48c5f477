import fc from 'fast-check';
import { dictionaryWordsOf } from '../../../src/search/spelling/dictionary/dictionary-words-of';
import { queryWords, replaceWords } from '../../../src/search/spelling/query-words';

const wordsIn = (query: string): string[] => queryWords(query).map(({ word }) => word);

describe('The words of a query that can be corrected', () => {
  it.each([
    ['deep lerning', ['deep', 'lerning']],
    ['"deep lerning" OR (grpah networks)', ['deep', 'lerning', 'grpah', 'networks']],
    ['vision -lnaguage', ['vision']],
    ['vision -"lnaguage model" 3', ['vision']],
    ['transf* atention', ['atention']],
    ['GPT-4 Qwen2.5-Math 2401.12345 https://arxiv.org/abs/x name@example.org', []],
    ['ReST-MCTS* serach', ['ReST', 'serach']],
    ['Poincaré  embedings', ['Poincaré', 'embedings']],
    ['', []],
  ])('in %s', (query, words) => {
    expect(wordsIn(query)).toEqual(words);
  });

  it('are replaced in their own case, with all else as typed', () => {
    const query = '  "Depe lerning" OR  LNAGUAGE -modle ';
    expect(replaceWords(query, queryWords(query), ['deep', null, 'language'])).toBe(
      '  "Deep lerning" OR  LANGUAGE -modle ',
    );
  });

  it('leave any text as it is where nothing is replaced', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        const words = queryWords(query);
        expect(replaceWords(query, words, [])).toBe(query);
        expect(words.every(({ word, start, end }) => query.slice(start, end) === word)).toBe(true);
      }),
    );
  });
});

describe('The words that the dictionary counts', () => {
  it('are runs of letters without case and accents, each once; not numbers, models, commands of TeX and fragments', () => {
    const words = dictionaryWordsOf([
      'ReST-MCTS*: Schrödinger’s GPT-4, Qwen2 and 2,000 $\\alpha$ of \\textbf{Deep} learning',
      `deep ${'x'.repeat(31)}`,
    ]);
    expect([...words]).toEqual(['rest', 'mcts', 'schrodinger', 'gpt', 'and', 'deep', 'learning']);
  });
});
