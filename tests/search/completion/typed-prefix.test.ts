import fc from 'fast-check';
import { completionText } from '../../../src/search/completion/completion-text';
import { readPrefix } from '../../../src/search/completion/typed-prefix';

describe('A prefix', () => {
  it.each([
    ['Deep Lear', { words: ['deep'], last: 'lear' }],
    ['  GPT-4o:  é', { words: ['gpt', '4o'], last: 'e' }],
    ["'); drop table papers; --", { words: ['drop', 'table'], last: 'papers' }],
    ['C++', { words: [], last: 'c++' }],
    ['50% of_all\\', { words: ['50', 'of'], last: 'all' }],
  ])('%s', (prefix, read) => {
    expect(readPrefix(prefix)).toEqual(read);
  });

  it.each(['', '   ', '%', "'", '\0', '🙂', '\ud800', '_\\:*&|!<->'])('%j says nothing', (prefix) => {
    expect(readPrefix(prefix)).toBeNull();
  });

  it('is cut off where a title stands there whole', () => {
    const { words = [], last = '' } = readPrefix('learning '.repeat(2_000)) ?? {};
    expect([...words, last].join(' ').length).toBeLessThanOrEqual(200);
  });

  it('has nothing in it that means anything to LIKE or a tsquery', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (prefix) => {
        const { words = [], last = 'a' } = readPrefix(prefix) ?? {};
        expect([...words, last].filter((word) => !/^[\p{L}\p{N}]+(\+\+|#)?$/u.test(word))).toEqual([]);
      }),
    );
  });
});

describe('The text that completion compares', () => {
  it('has no case, no accents and no punctuation', () => {
    expect(completionText('Schrödinger’s C++: “ReST-MCTS*”, 2.5-fold')).toBe('schrodinger s c++ rest mcts 2 5 fold');
  });

  it('is cut at 300 characters', () => {
    expect(completionText('ab '.repeat(200)).length).toBeLessThanOrEqual(300);
  });
});
