import { compileTaxonomy } from '../../../src/topics/matching/compile-taxonomy';
import type { TopicMatch, WeightedPhrase } from '../../../src/topics/matching/topic-matcher';

const matcherOf = (phrases: Record<string, WeightedPhrase[]>) =>
  compileTaxonomy(Object.entries(phrases).map(([slug, entries]) => ({ slug, parent: null, phrases: entries })));

/** What a title finds with a single topic of these phrases, each of weight 1. */
const evidenceIn = (title: string, ...phrases: string[]): string[] =>
  matcherOf({ topic: phrases.map((phrase) => ({ phrase, weight: 1 })) }).match({ title, abstract: '' })[0]?.evidence ??
  [];

const slugs = (matches: TopicMatch[]): string[] => matches.map(({ slug }) => slug);

describe('what a phrase finds', () => {
  it.each([
    ['REWARD MODELS for all', 'reward model', 'REWARD MODELS'],
    ['The reward-model', 'reward models', 'reward-model'],
    ['On reward\n  models', 'reward model', 'reward\n  models'],
    ['A Schrödinger Bridge', 'schrodinger bridge', 'Schrödinger Bridge'],
    ['Reward modelling', 'reward modeling', 'Reward modelling'],
    ['Finetuning', 'fine-tuning', 'Finetuning'],
    ['Fine tuning', 'fine-tuning', 'Fine tuning'],
    ['Pretrained multi-modal nets', 'pre-trained multi-modal', 'Pretrained multi-modal'],
    ['"Reward" models', 'reward model', 'Reward" models'],
  ])('%j holds %j', (title, phrase, literal) => {
    expect(evidenceIn(title, phrase)).toEqual([literal]);
  });

  it.each([
    ['Rewarding modelers', 'reward model'],
    ['A reward. Models follow', 'reward model'],
    ['The reward, modelled', 'reward model'],
    ['Language modeling', 'language model'],
    ['Fragments', 'rag'],
    ['Fine tuning', 'finetuning'],
  ])('%j does not hold %j', (title, phrase) => {
    expect(evidenceIn(title, phrase)).toEqual([]);
  });

  it('takes the longest of the phrases of a topic, and no words twice', () => {
    expect(evidenceIn('A process reward model', 'reward model', 'process reward model')).toEqual([
      'process reward model',
    ]);
    expect(evidenceIn('Graph neural network pruning', 'graph neural network', 'network pruning')).toEqual([
      'Graph neural network',
    ]);
  });

  it('lets two topics read the same words', () => {
    const matcher = matcherOf({
      rewards: [{ phrase: 'reward model', weight: 1 }],
      hacking: [{ phrase: 'reward model overoptimization', weight: 1 }],
    });
    expect(slugs(matcher.match({ title: 'Reward Model Overoptimization', abstract: '' }))).toEqual([
      'hacking',
      'rewards',
    ]);
  });

  it('hides under a phrase of weight 0 what the topic would find inside it', () => {
    const matcher = matcherOf({
      language: [
        { phrase: 'language model', weight: 1 },
        { phrase: 'vision-language model', weight: 0 },
      ],
    });
    expect(matcher.match({ title: 'Vision-Language Models', abstract: '' })).toEqual([]);
    expect(matcher.match({ title: 'From language models to vision-language models', abstract: '' })).toEqual([
      { slug: 'language', score: 0.603_15, evidence: ['language models'] },
    ]);
  });

  it('counts an abbreviation in brackets behind its term with it, and by itself from there on', () => {
    const matcher = matcherOf({
      learning: ['reinforcement learning', 'RL'].map((phrase) => ({ phrase, weight: 1 })),
      vision: ['vision-language', 'VLM'].map((phrase) => ({ phrase, weight: 1 })),
    });
    const found = (abstract: string) => slugs(matcher.match({ title: '', abstract }));
    expect(found('By reinforcement learning (RL).')).toEqual([]);
    expect(found('By reinforcement learning (RL), we train. RL works.')).toEqual(['learning']);
    expect(found('Of vision-language models (VLMs).')).toEqual([]);
    expect(found('By reinforcement learning as others did before us (RL).')).toEqual(['learning']);
    expect(found('By reinforcement learning, RL.')).toEqual(['learning']);
  });

  it('gives evidence once a phrase, in the order of the text, in the words that stand there', () => {
    const matcher = matcherOf({
      t: [
        { phrase: 'DPO', weight: 1 },
        { phrase: 'reward model', weight: 1 },
      ],
    });
    const [match] = matcher.match({
      title: 'Reward Models revisited',
      abstract: 'With DPO and a reward model, and DPO again.',
    });
    expect(match?.evidence).toEqual(['Reward Models', 'DPO']);
  });
});

describe('how a topic scores', () => {
  const matcher = matcherOf({
    strong: [{ phrase: 'alpha', weight: 1 }],
    weak: [
      { phrase: 'beta', weight: 0.5 },
      { phrase: 'gamma', weight: 0.5 },
    ],
  });
  const scores = (title: string, abstract: string) =>
    Object.fromEntries(matcher.match({ title, abstract }).map(({ slug, score }) => [slug, score]));

  it('wants a phrase of weight 1 in the title, or twice in the abstract', () => {
    expect(scores('', 'alpha')).toEqual({});
    expect(scores('', 'alpha and alpha')).toEqual({ strong: 0.5 });
    expect(scores('alpha', '')).toEqual({ strong: 0.603_15 });
  });

  it('wants more of weaker phrases', () => {
    expect(scores('beta', '')).toEqual({});
    expect(scores('', 'beta gamma')).toEqual({});
    expect(scores('beta', 'gamma')).toEqual({ weak: 0.5 });
  });

  it('wants one phrase of weight 0.5 or more among them, however many weaker ones there are', () => {
    const supporting = ['delta', 'epsilon', 'zeta', 'eta'].map((phrase) => ({ phrase, weight: 0.49 }));
    const text = { title: 'delta epsilon zeta', abstract: 'eta zeta theta delta' };
    expect(matcherOf({ topic: supporting }).match(text)).toEqual([]);
    const founded = matcherOf({ topic: [...supporting, { phrase: 'theta', weight: 0.5 }] });
    expect(founded.match(text)[0]?.evidence).toEqual(['delta', 'epsilon', 'zeta', 'eta', 'theta']);
  });

  it('rises with every mention, ever less, and stays in 0.5 to 1', () => {
    let last = 0;
    for (let mentions = 2; mentions <= 12; mentions += 1) {
      const { strong } = scores('', 'alpha '.repeat(mentions));
      expect(strong).toBeGreaterThan(last);
      last = strong ?? 0;
    }
    expect(last).toBeLessThan(0.604);
    expect(scores('alpha beta gamma', 'alpha beta gamma '.repeat(500)).strong).toBeLessThanOrEqual(1);
  });

  it('must be higher from the third topic on', () => {
    const text = { title: 'alpha beta gamma', abstract: '' };
    const given = (third: number) =>
      slugs(
        matcherOf({
          a: [{ phrase: 'alpha', weight: 1 }],
          b: [{ phrase: 'beta', weight: 0.9 }],
          c: [{ phrase: 'gamma', weight: third }],
        }).match(text),
      );
    // 0.521718 would do for one of the first two; 0.544139 does for any.
    expect(given(0.8)).toEqual(['a', 'b']);
    expect(given(0.85)).toEqual(['a', 'b', 'c']);
    expect(scores('', 'alpha and alpha')).toEqual({ strong: 0.5 });
  });

  it('must be higher still where only the abstract speaks of it, unless a better topic is of its family', () => {
    const given = (abstract: string, parent: string | null) =>
      slugs(
        compileTaxonomy([
          { slug: 'a', parent: null, phrases: [{ phrase: 'alpha', weight: 2 }] },
          { slug: 'b', parent: null, phrases: [{ phrase: 'beta', weight: 2 }] },
          { slug: 'c', parent, phrases: ['gamma', 'delta'].map((phrase) => ({ phrase, weight: 0.75 })) },
        ]).match({ title: 'alpha beta', abstract }),
      );
    // 0.579552, and 0.675790 with gamma thrice and delta twice.
    expect(given('gamma delta gamma', null)).toEqual(['a', 'b']);
    expect(given('gamma delta gamma', 'b')).toEqual(['a', 'b', 'c']);
    expect(given('gamma delta gamma delta gamma', null)).toEqual(['a', 'b', 'c']);
  });

  it('must be beyond doubt from the fifth topic on', () => {
    const given = (phrases: string[]) => {
      const weighed = phrases.map((phrase) => ({ phrase, weight: 1 }));
      const others = ['a', 'b', 'c', 'd'].map((slug) => [slug, [{ phrase: slug, weight: 2 }]] as const);
      return slugs(
        matcherOf({ ...Object.fromEntries(others), e: weighed }).match({ title: 'a b c d e', abstract: 'f' }),
      );
    };
    // 0.603150 for a phrase in the title, 0.750000 with one more in the abstract.
    expect(given(['e'])).toEqual(['a', 'b', 'c', 'd']);
    expect(given(['e', 'f'])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('puts the best first and equals by slug', () => {
    const ties = matcherOf({
      b: [{ phrase: 'alpha', weight: 1 }],
      a: [{ phrase: 'alpha', weight: 1 }],
      c: [{ phrase: 'alpha', weight: 2 }],
    });
    expect(slugs(ties.match({ title: 'Alpha', abstract: '' }))).toEqual(['c', 'a', 'b']);
  });

  it('does not give a parent for its child', () => {
    const tree = compileTaxonomy([
      { slug: 'parent', parent: null, phrases: [] },
      { slug: 'child', parent: 'parent', phrases: [{ phrase: 'alpha', weight: 1 }] },
    ]);
    expect(slugs(tree.match({ title: 'Alpha', abstract: '' }))).toEqual(['child']);
  });
});
