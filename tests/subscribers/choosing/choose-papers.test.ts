import { type Candidate, choosePapers, openSince } from '../../../src/subscribers/choosing/choose-papers';
import { type Reason, reasonsOf, reasonText } from '../../../src/subscribers/choosing/reason';

const at = new Date('2026-05-29T08:00:00Z');
const since = new Date('2026-05-28T08:00:00Z');
const author: Reason = { kind: 'AUTHOR', name: 'Ada' };
const search: Reason = { kind: 'SEARCH', text: 'reward' };
const topic: Reason = { kind: 'TOPIC', slug: 'optics' };

function candidate(key: number, fields: Partial<Candidate> = {}): Candidate {
  return { key, arrivedAt: at, trending: 1, sortDate: at, reasons: [topic], ...fields };
}

function choose(candidates: Candidate[], asked: { maxPapers?: number; sentBefore?: number[] } = {}) {
  const { maxPapers = 10, sentBefore = [] } = asked;
  return choosePapers({ candidates, rules: { maxPapers }, sentBefore: new Set(sentBefore), since, at });
}

const keysOf = (chosen: readonly { key: number }[]) => chosen.map(({ key }) => key);

describe('Choosing papers', () => {
  it('takes the best alone, the best first', () => {
    const candidates = [candidate(1, { trending: 2 }), candidate(2, { trending: 9 }), candidate(3, { trending: 5 })];
    expect(keysOf(choose(candidates, { maxPapers: 2 }))).toEqual([2, 3]);
  });

  it('sends none twice', () => {
    expect(keysOf(choose([candidate(1), candidate(2)], { sentBefore: [2] }))).toEqual([1]);
  });

  it('takes what has arrived since, and by then', () => {
    const arrivals = [since, new Date(since.getTime() + 1), at, new Date(at.getTime() + 1)];
    const candidates = arrivals.map((arrivedAt, key) => candidate(key, { arrivedAt }));
    expect(keysOf(choose(candidates)).toSorted()).toEqual([1, 2]);
  });

  it('weighs reasons like votes: a topic once, a search three times, an author five times, ten times in all', () => {
    const votes = (count: number) => Math.log(count);
    const pair = (one: Candidate, other: Candidate) => keysOf(choose([one, other]));
    expect(pair(candidate(1, { reasons: [search] }), candidate(2, { trending: 1 + votes(2.9) }))).toEqual([1, 2]);
    expect(pair(candidate(1, { reasons: [search] }), candidate(2, { trending: 1 + votes(3.1) }))).toEqual([2, 1]);
    expect(pair(candidate(1, { reasons: [author] }), candidate(2, { trending: 1 + votes(4.9) }))).toEqual([1, 2]);
    const all = [author, author, author, search, topic];
    expect(pair(candidate(1, { reasons: all }), candidate(2, { trending: 1 + votes(10.1) }))).toEqual([2, 1]);
    expect(pair(candidate(1, { reasons: all }), candidate(2, { trending: 1 + votes(9.9) }))).toEqual([1, 2]);
  });

  it('puts the newer of equals first, and in the end the one that came last', () => {
    const older = { sortDate: since };
    expect(keysOf(choose([candidate(1, older), candidate(2), candidate(3, older), candidate(4)]))).toEqual([
      4, 2, 3, 1,
    ]);
  });

  it('names the most telling reason', () => {
    expect(choose([candidate(1, { reasons: [author, search] })])).toEqual([{ key: 1, reason: author }]);
    expect(choose([candidate(1, { reasons: [] })])).toEqual([{ key: 1, reason: { kind: 'TREND' } }]);
  });

  it('goes back to the mail before, and three days in any case', () => {
    const threeDays = new Date('2026-05-26T08:00:00Z');
    const week = new Date('2026-05-22T08:00:00Z');
    expect(openSince({ at, previous: since })).toEqual(threeDays);
    expect(openSince({ at, previous: week })).toEqual(week);
    expect(openSince({ at, previous: null })).toEqual(threeDays);
  });
});

describe('Reasons', () => {
  it('come in the order of how much they tell, and in words', () => {
    const reasons = reasonsOf({ topics: ['optics', 'gone'], searches: ['reward'], authors: ['Ada'], minVotes: 0 });
    const names = new Map([['optics', 'Optics']]);
    expect(reasons.map((reason) => reasonText(reason, names))).toEqual([
      'Author: Ada',
      'Search: reward',
      'Topic: Optics',
      'Topic: gone',
    ]);
    expect(reasonText({ kind: 'TREND' }, names)).toBe('Trending');
  });
});
