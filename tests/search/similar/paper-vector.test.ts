import { cosineWith, type TermCounts, weighTerms } from '../../../src/search/similar/vectors/paper-vector';
import { changePostings } from '../../../src/search/similar/postings/posting-list';
import { readTerms } from '../../../src/search/similar/vectors/read-terms';
import { packNumbers, unpackNumbers } from '../../../src/search/similar/vectors/weighted-numbers';

const paper = (title: string, abstract = '', topics: { key: number; score: number }[] = []) =>
  readTerms({ title, abstract, topics });
/** A corpus in which every term is as rare as the next. */
const even: TermCounts = { papers: 100, of: () => 5 };
const list = (entries: [number, number][]) => ({
  numbers: Int32Array.from(entries, ([number]) => number),
  weights: Uint8Array.from(entries, ([, weight]) => weight),
});

describe('What papers are compared by', () => {
  it('does not heed case, accents, plural and order', () => {
    const [one, other] = [paper('Naïve Models of Grammars'), paper('grammar: of NAIVE model')];
    expect([...one.words].toSorted()).toEqual([...other.words].toSorted());
    expect(cosineWith(weighTerms(one, even))(weighTerms(other, even))).toBe(1);
  });

  it('counts a word of the title twice', () => {
    const { words } = paper('whale', 'whale ocean');
    expect([...words.values()]).toEqual([3, 1]);
  });

  it('heeds rare words more than common ones', () => {
    const counts: TermCounts = { papers: 100, of: (term) => (paper('the').words.has(term) ? 100 : 2) };
    const about = (text: string) => weighTerms(paper(text), counts);
    const like = cosineWith(about('the whale'));
    expect(like(about('a whale'))).toBeGreaterThan(5 * like(about('the comet')));
  });

  it('lets topics say a little, for papers that share no words', () => {
    const whale = weighTerms(paper('whale', '', [{ key: 7, score: 0.9 }]), even);
    const orca = weighTerms(paper('orca', '', [{ key: 7, score: 0.8 }]), even);
    const comet = weighTerms(paper('comet', '', [{ key: 8, score: 0.8 }]), even);
    expect(cosineWith(whale)(orca)).toBeCloseTo(0.1 / 1.1, 1);
    expect(cosineWith(whale)(comet)).toBe(0);
  });

  it('takes a cosine that has no direction, and none of a paper without words', () => {
    const [one, other] = ['whales sing in the ocean', 'the ocean sings'].map((text) => weighTerms(paper(text), even));
    const nothing = weighTerms(paper('???'), even);
    if (one === undefined || other === undefined) {
      throw new Error('Expected two vectors.');
    }
    expect(cosineWith(one)(other)).toBe(cosineWith(other)(one));
    expect(cosineWith(nothing)(one)).toBe(0);
    expect(cosineWith(one)(nothing)).toBe(0);
    expect(cosineWith(nothing)(nothing)).toBe(0);
  });

  it('keeps its heaviest terms first, and comes back from its bytes as it was', () => {
    const { numbers, weights } = weighTerms(paper('whales sing', 'in the ocean whales sing of whales'), even);
    expect([...weights]).toEqual([...weights].toSorted((a, b) => b - a));
    expect(unpackNumbers(packNumbers({ numbers, weights }))).toEqual({ numbers, weights });
    expect(numbers).not.toContain(0);
  });

  it('is bounded, whatever text comes', () => {
    const abstract = Array.from({ length: 50_000 }, (_, index) => `w${index}`).join(' ');
    expect(paper('endless', abstract).words.size).toBe(400);
    expect(paper('', '').words.size).toBe(0);
    expect(paper('__proto__ constructor', '\u0000 \uD800').words.size).toBeGreaterThan(0);
  });
});

describe('The papers of a term', () => {
  const none = new Set<number>();

  it('lose those that go and gain those that come', () => {
    const changed = changePostings(
      list([
        [1, 9],
        [2, 8],
      ]),
      new Set([1]),
      new Map([[3, 7]]),
    );
    expect(new Map([...changed.numbers].map((number, index) => [number, changed.weights[index]]))).toEqual(
      new Map([
        [2, 8],
        [3, 7],
      ]),
    );
  });

  it('hold a paper once, with its latest weight', () => {
    expect(changePostings(list([[1, 9]]), none, new Map([[1, 5]]))).toEqual(list([[1, 5]]));
  });

  it('are never more than 1,000: those go in which it weighs least, and of equals the oldest', () => {
    const full = list(Array.from({ length: 1_000 }, (_, index) => [index, index === 500 ? 1 : 9]));
    const changed = changePostings(
      full,
      none,
      new Map([
        [2_000, 9],
        [2_001, 0],
      ]),
    );
    expect(changed.numbers).toHaveLength(1_000);
    expect(changed.numbers).toContain(2_000);
    expect(changed.numbers).not.toContain(2_001);
    expect(changed.numbers).not.toContain(500);
  });
});
