import { canonicalWord } from '../../../src/platform/text/canonical-word';

describe('canonicalWord', () => {
  it.each([
    ['Models', 'model'],
    ['policies', 'policy'],
    ['losses', 'loss'],
    ['benches', 'bench'],
    ['caches', 'cache'],
    ['matrices', 'matrix'],
    ['LLMs', 'llm'],
  ])('makes the plural %s the singular %s', (word, singular) => {
    expect(canonicalWord(word)).toBe(singular);
  });

  it.each(['analysis', 'corpus', 'loss', 'series', 'robotics', 'dynamics', 'gps'])(
    'leaves %s, which only ends like a plural',
    (word) => {
      expect(canonicalWord(word)).toBe(word);
    },
  );

  it.each([
    ['modelling', 'modeling'],
    ['labelled', 'labeled'],
    ['Quantisation', 'quantization'],
    ['optimisers', 'optimizer'],
    ['behaviours', 'behavior'],
  ])('spells %s the American way', (british, american) => {
    expect(canonicalWord(british)).toBe(american);
  });

  it('keeps apart what a stemmer would merge', () => {
    const words = ['model', 'modeling', 'modeled', 'filling', 'filing', 'four', 'for', 'generation', 'generative'];
    expect(new Set(words.map(canonicalWord)).size).toBe(words.length);
  });

  it('takes off accents, composed and decomposed', () => {
    expect(canonicalWord('Schrödinger')).toBe('schrodinger');
    expect(canonicalWord('Schro\u0308dinger')).toBe('schrodinger');
  });

  it('changes nothing the second time', () => {
    for (const word of ['policies', 'modelling', 'optimisers', 'caches', 'Schrödinger', 'classes']) {
      expect(canonicalWord(canonicalWord(word))).toBe(canonicalWord(word));
    }
  });
});
