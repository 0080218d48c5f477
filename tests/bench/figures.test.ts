import type { Measurement } from '../../bench/api/measure-rounds';
import { median, pairedMean, pairedRatio } from '../../bench/api/report/figures';
import { isReached, judgeGoals } from '../../bench/api/report/goals';

function measured(query: string, contender: string, perRound: readonly number[]): Measurement[] {
  return perRound.map((perSecond, round) => ({
    query,
    contender,
    connections: 32,
    round,
    perSecond,
    p50: 1,
    p99: 2,
    serverCpu: 1,
    databaseCpu: 1,
  }));
}

const asked = { connections: 32, contender: 'planned', against: 'limit' };

describe('Paired ratios', () => {
  it('are taken within a round, so that a slow round weighs on both sides', () => {
    const measurements = [...measured('Q1', 'planned', [50, 500, 90]), ...measured('Q1', 'limit', [100, 1_000, 100])];
    expect(pairedRatio(measurements, { ...asked, query: 'Q1' })).toBe(0.5);
  });

  it('are taken of the processor time of server and database together', () => {
    const measurements = [...measured('Q1', 'planned', [1]), ...measured('Q1', 'limit', [1])].map((one) =>
      one.contender === 'planned' ? { ...one, serverCpu: 3, databaseCpu: 5 } : one,
    );
    expect(pairedRatio(measurements, { ...asked, query: 'Q1', quantity: 'cpu' })).toBe(4);
  });

  it('are null where one side was not measured', () => {
    expect(pairedRatio(measured('Q1', 'planned', [1]), { ...asked, query: 'Q1' })).toBeNull();
  });

  it('are averaged geometrically over Q1 to Q4, and not at all where one of them is missing', () => {
    const three = ['Q1', 'Q2', 'Q3'].flatMap((query) => [
      ...measured(query, 'planned', [2, 2]),
      ...measured(query, 'limit', [1, 1]),
    ]);
    expect(pairedMean(three, asked)).toBeNull();
    const four = [...three, ...measured('Q4', 'planned', [1, 1]), ...measured('Q4', 'limit', [8, 8])];
    expect(pairedMean(four, asked)).toBeCloseTo(1);
  });
});

describe('The median', () => {
  it('is the middle, the mean of two middles, and null of nothing', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});

describe('Goals', () => {
  it('are neither reached nor missed where nothing was measured', () => {
    expect(judgeGoals([], {}).map(isReached)).toEqual(judgeGoals([], {}).map(() => null));
  });

  it('know their bounds on both sides', () => {
    expect(isReached({ what: '', measured: 1, atLeast: 1 })).toBe(true);
    expect(isReached({ what: '', measured: 0.99, atLeast: 1 })).toBe(false);
    expect(isReached({ what: '', measured: 1.61, atMost: 1.6 })).toBe(false);
  });
});
