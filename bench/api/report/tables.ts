import { contenders } from '../contenders/contender';
import type { Measurement } from '../measure-rounds';
import type { ApiQuery } from '../queries/api-query';
import { mainQueries, pairedMean, pairedRatio, typical } from './figures';
import { type Goal, isReached } from './goals';
import { figure, type Table } from './table';

/** One query under one load. */
export function queryTable({ name, title }: ApiQuery, connections: number, all: readonly Measurement[]): Table {
  const measurements = all.filter((one) => one.query === name && one.connections === connections);
  return {
    title: `${name}: ${title}; ${connections} connections`,
    heads: ['req/s', '× limit', 'p50 ms', 'p99 ms', 'server ms', 'database ms'],
    rows: measuredIn(measurements).map((contender) => {
      const own = measurements.filter((one) => one.contender === contender);
      return {
        name: titleOf(contender),
        cells: [
          figure(typical(own, 'perSecond'), 0),
          figure(pairedRatio(measurements, { query: name, connections, contender, against: 'limit' }), 2),
          figure(typical(own, 'p50'), 2),
          figure(typical(own, 'p99'), 2),
          figure(typical(own, 'serverCpu'), 3),
          figure(typical(own, 'databaseCpu'), 3),
        ],
      };
    }),
  };
}

/** What Q1 to Q4 come to under one load, against the limit and against the peers. */
export function summaryTable(
  connections: number,
  measurements: readonly Measurement[],
  memory: Readonly<Record<string, number>>,
): Table {
  return {
    title: `Requests a second of Q1–Q4 against others, and the most memory of the server; ${connections} connections`,
    heads: ['× limit', ...mainQueries, 'by CPU', '× Mercurius', '× PostGraphile', 'MiB'],
    rows: measuredIn(measurements).map((contender) => {
      const mean = (against: string): string =>
        figure(pairedMean(measurements, { connections, contender, against }), 2);
      const ratio = (query: string): string =>
        figure(pairedRatio(measurements, { query, connections, contender, against: 'limit' }), 2);
      return {
        name: titleOf(contender),
        cells: [
          mean('limit'),
          ...mainQueries.map(ratio),
          // What the limit takes of the processors for a request against what the contender takes.
          figure(pairedMean(measurements, { connections, contender: 'limit', against: contender, quantity: 'cpu' }), 2),
          mean('mercurius'),
          mean('postgraphile'),
          figure(memory[contender] ?? null, 0),
        ],
      };
    }),
  };
}

/** The goals that the run was wide enough to judge, and whether they were reached. */
export function goalTable(goals: readonly Goal[]): Table {
  return {
    title: 'Goals',
    heads: ['measured', 'wanted', ''],
    rows: goals
      .filter(({ measured }) => measured !== null)
      .map((goal) => ({
        name: goal.what,
        cells: [
          figure(goal.measured, 2),
          goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`,
          isReached(goal) ? 'reached' : 'MISSED',
        ],
      })),
  };
}

/** The contenders of the measurements, in the order of all tables. */
export function measuredIn(measurements: readonly Measurement[]): string[] {
  const measured = new Set(measurements.map(({ contender }) => contender));
  return contenders.map(({ name }) => name).filter((name) => measured.has(name));
}

export function titleOf(name: string): string {
  return contenders.find((contender) => contender.name === name)?.title ?? name;
}
