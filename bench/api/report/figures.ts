import type { Measurement } from '../measure-rounds';

/** The queries that the geometric means are taken over. */
export const mainQueries = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

/** What can be compared of a measurement; `cpu` is what server and database take together. */
export type Quantity = 'perSecond' | 'p50' | 'p99' | 'serverCpu' | 'databaseCpu' | 'cpu';

/** Two contenders under the same load. */
export interface Comparison {
  query: string;
  connections: number;
  contender: string;
  /** What it is divided by. */
  against: string;
  quantity?: Quantity;
}

/** The middle of some numbers; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The median over all rounds of a quantity. */
export function typical(measurements: readonly Measurement[], quantity: Quantity): number | null {
  return median(measurements.map((measurement) => valueOf(measurement, quantity)));
}

/** The ratio of two contenders in each round; null in the place of a round in which one of them was not measured. */
function ratiosByRound(measurements: readonly Measurement[], asked: Comparison): (number | null)[] {
  const { query, connections, contender, against, quantity = 'perSecond' } = asked;
  const ofLoad = measurements.filter((one) => one.query === query && one.connections === connections);
  const valueIn = (round: number, name: string): number | undefined => {
    const found = ofLoad.find((one) => one.round === round && one.contender === name);
    return found && valueOf(found, quantity);
  };
  const rounds = Math.max(0, ...measurements.map(({ round }) => round + 1));
  return Array.from({ length: rounds }, (_, round) => {
    const [above, below] = [valueIn(round, contender), valueIn(round, against)];
    return above === undefined || below === undefined || below === 0 ? null : above / below;
  });
}

/** The median of the ratios of all rounds; null where the two were not measured together. */
export function pairedRatio(measurements: readonly Measurement[], asked: Comparison): number | null {
  return median(ratiosByRound(measurements, asked).filter((ratio) => ratio !== null));
}

/** The geometric mean of the ratios of Q1 to Q4 in each round, and of those the median; null where one is missing. */
export function pairedMean(measurements: readonly Measurement[], asked: Omit<Comparison, 'query'>): number | null {
  const byQuery = mainQueries.map((query) => ratiosByRound(measurements, { ...asked, query }));
  const means = (byQuery[0] ?? []).flatMap((_, round) => {
    const ratios = byQuery.flatMap((ofQuery) => ofQuery[round] ?? []);
    return ratios.length === mainQueries.length ? [geometricMean(ratios)] : [];
  });
  return median(means);
}

function valueOf(measurement: Measurement, quantity: Quantity): number {
  return quantity === 'cpu' ? measurement.serverCpu + measurement.databaseCpu : measurement[quantity];
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
