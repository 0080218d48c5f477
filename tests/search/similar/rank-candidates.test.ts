import { candidateFinder } from '../../../src/search/similar/postings/candidate-finder';
import { rankCandidates } from '../../../src/search/similar/rank-candidates';
import {
  cosineWith,
  type PaperVector,
  type TermCounts,
  weighTerms,
} from '../../../src/search/similar/vectors/paper-vector';
import { readTerms } from '../../../src/search/similar/vectors/read-terms';

const even: TermCounts = { papers: 100, of: () => 5 };
const about = (title: string): PaperVector => weighTerms(readTerms({ title, abstract: '', topics: [] }), even);
const rank = (title: string, others: string[]) =>
  rankCandidates(
    about(title),
    others.map((_, key) => key),
    new Map(others.map((other, key) => [key, { vector: about(other) }])),
  );

describe('The papers that are most like another', () => {
  it('come closer by the company of those that are closest', () => {
    const [whales, songs, ...others] = ['whale song ocean', 'whale song verse', 'whale verse', 'whale stock'];
    const ranked = rank(whales ?? '', [songs ?? '', ...others]);
    expect(ranked.map(({ similarKey }) => similarKey)).toEqual([0, 1, 2]);
    const [, verse, stock] = ranked;
    // Both share one word of two with the paper, but only one of them shares more with the closest.
    expect(verse?.score).toBeGreaterThan((stock?.score ?? 1) + 0.02);
  });

  it('never pass 1, which copies have whatever their company, and are none without a word in common', () => {
    const ranked = rank('whale song', ['whale song', 'song whale', 'comet dust', 'whale song verse']);
    expect(ranked.map(({ similarKey }) => similarKey)).toEqual([0, 1, 3]);
    for (const copy of ranked.slice(0, 2)) expect(copy.score).toBeCloseTo(1, 12);
    expect(ranked[2]?.score).toBeLessThan(1);
  });

  it('do not vouch for themselves', () => {
    const [only] = rank('whale song', ['whale verse']);
    expect(only?.score).toBeCloseTo(cosineWith(about('whale song'))(about('whale verse')), 6);
  });
});

describe('The candidates', () => {
  it('are the 150 that share most, without the paper itself, the same for every search', () => {
    const term = about('whale').numbers[0] ?? 0;
    const keys = Array.from({ length: 400 }, (_, index) => index + 1);
    const lists = new Map([
      [
        term,
        { numbers: Int32Array.from(keys), weights: Uint8Array.from(keys, (key) => (key <= 150 ? 200 : key % 100)) },
      ],
    ]);
    const find = candidateFinder(lists);
    const found = find(7, about('whale'));
    expect(found).toHaveLength(150);
    expect(found).not.toContain(7);
    expect(found.filter((key) => key <= 150)).toHaveLength(149);
    expect(find(7, about('whale'))).toEqual(found);
    expect(find(7, about('comet'))).toEqual([]);
  });
});
