import fc from 'fast-check';
import { checkFilter, matchesFilter } from '../../../src/papers';
import type { Interests } from '../../../src/subscribers/matching/interests';
import { subscriptionFilter } from '../../../src/subscribers/matching/subscription-filter';
import { SubscriptionIndex } from '../../../src/subscribers/matching/subscription-index';
import { somePaper } from '../../papers/search/some-paper';
import { drawPapers, interestsIn } from './random-interests';

const nothing: Interests = { topics: [], searches: [], authors: [], minVotes: 0 };

function reached(index: SubscriptionIndex, paper: Parameters<SubscriptionIndex['reachedBy']>[0]): number[] {
  return [...index.reachedBy(paper)].toSorted((one, other) => one - other);
}

describe('An index of digest subscriptions', () => {
  const papers = drawPapers(60);

  it('finds exactly those whose filters a paper fulfils, after any changes', () => {
    const change = fc.record({ key: fc.nat(40), wanted: fc.option(interestsIn(papers), { freq: 6 }) });
    let found = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 60, maxLength: 60 }), (changes) => {
        const index = new SubscriptionIndex();
        const standing = new Map<number, Interests>();
        for (const { key, wanted } of changes) {
          if (wanted === null) {
            index.remove(key);
            standing.delete(key);
          } else {
            index.put(key, wanted);
            standing.set(key, wanted);
          }
        }
        const judged = [...standing].map(([key, wanted]) => ({
          key,
          matches: matchesFilter(subscriptionFilter(wanted)),
        }));
        const expected = papers.map((paper) => judged.filter(({ matches }) => matches(paper)).map(({ key }) => key));
        expect(papers.map((paper) => reached(index, paper))).toEqual(
          expected.map((keys) => keys.toSorted((one, other) => one - other)),
        );
        found += expected.flat().length;
      }),
      { numRuns: 60, seed: 17 },
    );
    expect(found).toBeGreaterThan(10_000);
  });

  it.each([
    ['a word of several', 'reward transformer'],
    ['a phrase', '"reward model"'],
    ['a beginning', 'rewa*'],
    ['either of two', 'transformer OR reward'],
    ['the absence of a word', '-transformer'],
    ['an arXiv id', '2403.10001'],
  ])('finds a search for %s', (_, search) => {
    const index = new SubscriptionIndex();
    index.put(7, { ...nothing, searches: [search] });
    const paper = somePaper({
      title: 'A Reward Model',
      abstract: search === '-transformer' ? '' : 'transformers',
      arxivId: '2403.10001',
    });
    expect(reached(index, paper)).toEqual([7]);
    expect(reached(index, somePaper({ title: 'Transformers', abstract: 'of other things' }))).toEqual(
      search.includes('OR') ? [7] : [],
    );
  });

  it('counts one subscription once, whatever brings it in, and those that name nothing always', () => {
    const index = new SubscriptionIndex();
    index.put(1, { ...nothing, topics: ['optics', 'physics'], searches: ['light', 'lights'], authors: ['Ada', 'ADA'] });
    index.put(2, nothing);
    index.put(3, { ...nothing, minVotes: 3 });
    const paper = somePaper({ title: 'Lights', topics: ['optics', 'physics'], authors: ['ada'], votes: 2 });
    expect(reached(index, paper)).toEqual([1, 2]);
    expect(reached(index, { ...paper, votes: 3 })).toEqual([1, 2, 3]);
    index.remove(1);
    index.remove(99);
    expect(reached(index, paper)).toEqual([2]);
  });
});

describe('The filter of a digest subscription', () => {
  it('asks for enough votes, and any of the interests', () => {
    expect(subscriptionFilter({ topics: ['a'], searches: ['x', 'y'], authors: ['Ada'], minVotes: 5 })).toEqual({
      minVotes: 5,
      or: [{ topics: ['a'] }, { query: 'x' }, { query: 'y' }, { authors: ['Ada'] }],
    });
    expect(subscriptionFilter(nothing)).toEqual({});
  });

  it('keeps within the limits of filters, however much a subscription names', () => {
    const many = (sign: string) => Array.from({ length: 50 }, (_, index) => `${sign}${index}`);
    const filter = subscriptionFilter({ topics: many('t'), searches: many('s'), authors: many('a'), minVotes: 1 });
    expect(() => checkFilter(filter)).not.toThrow();
  });
});
