import { explainDuplicates } from '../../bench/faults/explain-duplicates';

const copy = { recipient: 'ada@example.org', messageId: '<one@example.org>', at: 1_000, worker: 'a', isAnswered: true };

describe('A message that was taken twice', () => {
  it('is explained by a connection that was lost in place of the answer', () => {
    const taken = [
      { ...copy, isAnswered: false },
      { ...copy, at: 60_000 },
    ];
    expect(explainDuplicates(taken, [], [])).toMatchObject({ answerLost: 1, killed: 0, unexplained: [] });
  });

  it('is explained by the death of the worker that was answered, soon after it', () => {
    const taken = [copy, { ...copy, at: 30_000, worker: 'b' }];
    const kills = [{ worker: 'a', at: 1_040 }];
    const windowMillis = { median: 40, most: 40 };
    expect(explainDuplicates(taken, kills, [])).toMatchObject({
      answerLost: 0,
      killed: 1,
      windowMillis,
      unexplained: [],
    });
  });

  it('is explained by nothing else', () => {
    const again = { ...copy, at: 60_000, worker: 'b' };
    expect(explainDuplicates([copy, again], [], []).unexplained).toEqual([copy]);
    expect(explainDuplicates([copy, again], [{ worker: 'b', at: 1_000 }], []).unexplained).toEqual([copy]);
    expect(explainDuplicates([copy, again], [{ worker: 'a', at: 40_000 }], []).unexplained).toEqual([copy]);
    expect(explainDuplicates([copy, { ...again, messageId: '<two@example.org>' }], [], []).otherMessages).toEqual([
      'ada@example.org',
    ]);
  });

  it('needs no explanation where it was taken once', () => {
    const other = { ...copy, recipient: 'grace@example.org' };
    expect(explainDuplicates([copy, other], [], [])).toMatchObject({ answerLost: 0, killed: 0, unexplained: [] });
  });
});
