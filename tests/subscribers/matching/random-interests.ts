import fc from 'fast-check';
import type { FilterablePaper } from '../../../src/papers';
import type { Interests } from '../../../src/subscribers/matching/interests';
import { queryOf } from '../../papers/search/random-filters';
import { arxivIds, authors, dois, lineOf, randomPaper, topicTree } from '../../papers/search/random-papers';

/** Papers that have much in common. */
export function drawPapers(count: number): FilterablePaper[] {
  return fc
    .sample(randomPaper, { numRuns: count, seed: 5 })
    .map(({ day, time, topics, digestDays, ...paper }, place) => ({
      ...paper,
      arxivId: arxivIds[place] ?? null,
      doi: dois[place] ?? null,
      topics: topics.flatMap(lineOf),
      sortDate: new Date(`${day}T${time}Z`),
      digestDates: digestDays,
    }));
}

/** What a subscription may ask of such papers. */
export function interestsIn(papers: readonly FilterablePaper[]): fc.Arbitrary<Interests> {
  const few = <Value>(values: fc.Arbitrary<Value>) => fc.array(values, { maxLength: 2 });
  return fc.record({
    topics: few(fc.constantFrom(...Object.keys(topicTree), 'gone')),
    searches: few(queryOf(papers.map(({ title }) => title))),
    authors: few(fc.constantFrom(...authors, 'ada LOVELACE', 'Nobody')),
    minVotes: fc.constantFrom(0, 0, 0, 1, 3),
  });
}
