import { contenders } from '../contenders/contender';
import type { Measurement } from '../measure-rounds';
import type { ApiQuery } from '../queries/api-query';
import { mainQueries, pairedMean, pairedRatio, typical } from './figures';
import { type Goal, isReached } from './goals';

const nameWidth = 40;
const figureWidth = 12;

/** The table of one query under one load. */
export function queryLines(
  { name, title }: ApiQuery,
  connections: number,
  measurements: readonly Measurement[],
): string[] {
  const heads = ['req/s', '× limit', 'p50 ms', 'p99 ms', 'server ms', 'database ms'];
  return [
    `${name}: ${title}; ${connections} connections`,
    line('', heads),
    ...measuredIn(measurements).map((contender) => {
      const own = measurements.filter((one) => one.contender === contender);
      return line(titleOf(contender), [
        figure(typical(own, 'perSecond'), 0),
        figure(pairedRatio(measurements, { query: name, connections, contender, against: 'limit' }), 2),
        figure(typical(own, 'p50'), 2),
        figure(typical(own, 'p99'), 2),
        figure(typical(own, 'serverCpu'), 3),
        figure(typical(own, 'databaseCpu'), 3),
      ]);
    }),
  ];
}

/** What all queries come to: ratios to the limit, and the most memory that each server held. */
export function summaryLines(measurements: readonly Measurement[], memory: Readonly<Record<string, number>>): string[] {
  const loads = [...new Set(measurements.map(({ connections }) => connections))];
  return [
    'Requests a second against the limit, and the most memory of the server',
    line('', [...loads.flatMap((load) => [`Q1–Q4 (${load})`, ...mainQueries]), 'MiB']),
    ...measuredIn(measurements).map((contender) =>
      line(titleOf(contender), [
        ...loads.flatMap((connections) => [
          figure(pairedMean(measurements, { connections, contender, against: 'limit' }), 2),
          ...mainQueries.map((query) =>
            figure(pairedRatio(measurements, { query, connections, contender, against: 'limit' }), 2),
          ),
        ]),
        figure(memory[contender] ?? null, 0),
      ]),
    ),
  ];
}

/** The goals that the run was wide enough to judge, and whether they were reached. */
export function goalLines(goals: readonly Goal[]): string[] {
  return [
    'Goals',
    ...goals
      .filter(({ measured }) => measured !== null)
      .map((goal) => {
        const { what, measured, atLeast, atMost } = goal;
        const wanted = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
        return line(what, [figure(measured, 2), wanted, isReached(goal) ? 'reached' : 'MISSED']);
      }),
  ];
}

/** The contenders of the measurements, in the order of all tables. */
export function measuredIn(measurements: readonly Measurement[]): string[] {
  const measured = new Set(measurements.map(({ contender }) => contender));
  return contenders.map(({ name }) => name).filter((name) => measured.has(name));
}

export function titleOf(name: string): string {
  return contenders.find((contender) => contender.name === name)?.title ?? name;
}

function figure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(nameWidth) + cells.map((cell) => cell.padStart(figureWidth)).join('');
}
