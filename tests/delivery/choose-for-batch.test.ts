import { chooseForBatch, type Chooser, findCandidates } from '../../src/delivery/choosing/choose-for-batch';
import type { ArrivedPaper } from '../../src/papers';
import { choosePapers, type Reason } from '../../src/subscribers';
import { somePaper } from '../papers/search/some-paper';

const at = new Date('2025-03-14T08:00:00Z');
const since = new Date('2025-03-11T08:00:00Z');
const arrivedAt = new Date('2025-03-13T08:00:00Z');
const nothing = { topics: [], searches: [], authors: [], minVotes: 0 };

function paper(key: number, fields: Partial<ArrivedPaper> = {}): ArrivedPaper {
  return {
    ...somePaper({ title: `Paper ${key}`, sortDate: arrivedAt }),
    key,
    arrivedAt,
    knownAt: arrivedAt,
    trending: 0,
    ...fields,
  };
}

function choose(choosers: readonly Chooser[], papers: readonly ArrivedPaper[], sent = new Map<number, Set<number>>()) {
  return chooseForBatch(choosers, findCandidates(choosers, papers, at), sent).map((one) => one.map(({ key }) => key));
}

describe('The choice of a batch', () => {
  it('is as good as one among all, though it asks after the reasons of few', () => {
    const papers = Array.from({ length: 300 }, (_, key) =>
      paper(key + 1, {
        trending: ((key * 7_919) % 1_000) / 100,
        authors: key % 17 === 0 ? ['Ada'] : ['Grace'],
        topics: key % 5 === 0 ? ['optics'] : key % 3 === 0 ? ['art'] : [],
      }),
    );
    const reasons: Reason[] = [
      { kind: 'AUTHOR', name: 'Ada' },
      { kind: 'TOPIC', slug: 'optics' },
      { kind: 'TOPIC', slug: 'art' },
    ];
    const interests = { ...nothing, authors: ['Ada'], topics: ['optics', 'art'] };
    const candidates = papers.flatMap((one) => {
      const held = reasons.filter((reason) =>
        reason.kind === 'AUTHOR'
          ? one.authors.includes('Ada')
          : one.topics.includes('slug' in reason ? reason.slug : ''),
      );
      return held.length === 0 ? [] : [{ ...one, reasons: held }];
    });
    for (const maxPapers of [1, 3, 10, 100]) {
      const best = choosePapers({ candidates, rules: { maxPapers }, sentBefore: new Set(), since, at });
      expect(choose([{ subscriberKey: 1, interests, maxPapers, since, at, knownBy: at }], papers)).toEqual([
        best.map(({ key }) => key),
      ]);
    }
  });

  it('gives no paper to two mails of one subscriber, and none that was sent', () => {
    const papers = [paper(1, { trending: 4 }), paper(2, { trending: 3 }), paper(3, { trending: 2 }), paper(4)];
    const chooser = { subscriberKey: 1, interests: nothing, maxPapers: 2, since, at, knownBy: at };
    const sent = new Map([[1, new Set([2])]]);
    expect(choose([chooser, chooser, { ...chooser, subscriberKey: 2 }], papers, sent)).toEqual([[1, 3], [4], [1, 2]]);
  });

  it('leaves out what had not arrived, or was not known, when the mail was due', () => {
    const soon = new Date(at.getTime() + 1);
    const later = new Date(at.getTime() + 60_000);
    const chooser = { subscriberKey: 1, interests: nothing, maxPapers: 9, since, at, knownBy: at };
    const papers = [
      paper(1, { arrivedAt: since }),
      paper(2, { arrivedAt: soon }),
      paper(3, { knownAt: soon }),
      paper(4),
    ];
    expect(chooseForBatch([chooser], findCandidates([chooser], papers, later), new Map())).toEqual([
      [{ key: 4, reason: { kind: 'TREND' } }],
    ]);
    // Known only from now on: the clock had gone ahead, and was set back.
    expect(choose([chooser], [paper(5, { knownAt: later })])).toEqual([[5]]);
  });
});
