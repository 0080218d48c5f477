import { chooseTerms, likelyRare } from '../../../src/search/completion/matching/choose-terms';
import { readPrefix } from '../../../src/search/completion/typed-prefix';
import { termsOf } from '../../../src/search/completion/matching/completion-terms';

const termsIn = (prefix: string) => termsOf(readPrefix(prefix) ?? { words: [], last: '' });
const chosen = (prefix: string, shares: readonly number[]): string[] =>
  chooseTerms(termsIn(prefix).map((term, place) => ({ term, share: shares[place] ?? 0 }))).map(({ word, isWhole }) =>
    isWhole ? word : `${word}*`,
  );

describe('The terms that the index is asked for', () => {
  it('are all that are not common', () => {
    expect(chosen('quantum error corr', [0.02, 0.05, 0.01])).toEqual(['corr*', 'quantum', 'error']);
  });

  it('have no common word and no common beginning among them', () => {
    expect(chosen('the xylophone a', [0.3, 0.0001, 0.9])).toEqual(['xylophone']);
    expect(chosen('learning quan', [0.3, 0.02])).toEqual(['quan*']);
  });

  it('are one at least', () => {
    expect(chosen('of the t', [0.3, 0.25, 0.6])).toEqual(['the']);
    expect(chosen('a', [0.9])).toEqual(['a*']);
  });

  it('are looked for among the longest words, however many were typed', () => {
    const typed = termsIn('a survey of the state of the art in representation learning for grap');
    expect(likelyRare(typed).map(({ word }) => word)).toEqual([
      'representation',
      'learning',
      'survey',
      'state',
      'grap',
    ]);
  });
});
