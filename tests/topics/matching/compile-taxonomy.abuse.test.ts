import { compileTaxonomy } from '../../../src/topics/matching/compile-taxonomy';
import taxonomy from '../../../seeds/taxonomy.json';

const topicOf = (phrase: string, weight = 1) => ({ slug: 'topic', parent: null, phrases: [{ phrase, weight }] });

/** The least of three runs, so that a busy machine does not decide. */
const leastMillis = (run: () => void): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );

describe('compileTaxonomy, misused', () => {
  it('matches nothing without topics, phrases or words', () => {
    expect(compileTaxonomy([]).match({ title: 'Reward models', abstract: 'Reward models.' })).toEqual([]);
    expect(compileTaxonomy([topicOf('…')]).match({ title: '… !', abstract: '…' })).toEqual([]);
    expect(compileTaxonomy([topicOf('')]).match({ title: '', abstract: '' })).toEqual([]);
    expect(compileTaxonomy(taxonomy).match({ title: '', abstract: ' \n' })).toEqual([]);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('refuses the weight %d, naming topic and phrase', (weight) => {
    expect(() => compileTaxonomy([topicOf('reward model', weight)])).toThrow(
      `Topic "topic", phrase "reward model": expected a finite weight from 0 up, but got ${weight}.`,
    );
  });

  it('counts a phrase once that a topic holds in two spellings', () => {
    const phrases = ['fine-tuning', 'Fine Tuning', 'finetuning'].map((phrase) => ({ phrase, weight: 1 }));
    const [match] = compileTaxonomy([{ slug: 'topic', parent: null, phrases }]).match({
      title: 'Fine-tuning',
      abstract: '',
    });
    expect(match).toEqual({ slug: 'topic', score: 0.603_15, evidence: ['Fine-tuning'] });
  });

  it('does not follow parents that lead in a circle or nowhere', () => {
    const matcher = compileTaxonomy([
      { slug: 'a', parent: 'b', phrases: [{ phrase: 'alpha', weight: 1 }] },
      { slug: 'b', parent: 'a', phrases: [] },
      { slug: 'c', parent: 'c', phrases: [] },
      { slug: 'd', parent: 'missing', phrases: [] },
    ]);
    expect(matcher.match({ title: 'alpha', abstract: '' })).toHaveLength(1);
  });

  it('takes words that are names of object properties for words', () => {
    const words = ['constructor', '__proto__', 'hasOwnProperty'];
    expect(compileTaxonomy([topicOf('toString')]).match({ title: words.join(' '), abstract: '' })).toEqual([]);
    for (const word of words) {
      expect(compileTaxonomy([topicOf(word)]).match({ title: word, abstract: '' })).toHaveLength(1);
    }
  });

  it('does not make a phrase of many hyphens a thousand spellings', () => {
    const phrase = Array.from({ length: 30 }, (_, index) => `a-b${index}`).join(' ');
    expect(compileTaxonomy([topicOf(phrase)]).match({ title: phrase, abstract: '' })).toHaveLength(1);
  });

  it('cuts no character in half, whatever stands around a phrase', () => {
    const title = '🙂reward models🙂 \ud800';
    expect(compileTaxonomy([topicOf('reward model')]).match({ title, abstract: '' })[0]?.evidence).toEqual([
      'reward models',
    ]);
  });

  it.each([
    ['prose', 'We train a large language model with reinforcement learning from human feedback. '],
    ['one word again and again', 'a '],
    ['a word without end', 'a'],
    ['punctuation', '.,;'],
    ['combining marks', 'e\u0301'],
  ])('takes time linear in the length for %s', (_, unit) => {
    const matcher = compileTaxonomy([...taxonomy, topicOf('a a a a a a a a a b')]);
    const textOf = (length: number) => ({ title: '', abstract: unit.repeat(length / unit.length) });
    const [small, large] = [textOf(125_000), textOf(1_000_000)];
    matcher.match(small);
    expect(leastMillis(() => matcher.match(large))).toBeLessThan(40 * leastMillis(() => matcher.match(small)) + 100);
  });
});
