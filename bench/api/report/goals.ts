import type { Measurement } from '../measure-rounds';
import { mainQueries, pairedMean, pairedRatio } from './figures';

/** A figure that the API shall reach; `measured` is null where the run was too narrow to tell. */
export interface Goal {
  what: string;
  measured: number | null;
  atLeast?: number;
  atMost?: number;
}

/** The goals of the API, judged by the measurements and by the most memory that each server held, in mebibytes. */
export function judgeGoals(measurements: readonly Measurement[], memory: Readonly<Record<string, number>>): Goal[] {
  const mean = (contender: string, against: string, connections: number): number | null =>
    pairedMean(measurements, { contender, against, connections });
  const ofEach = (against: string, quantity: 'perSecond' | 'p99' = 'perSecond'): (number | null)[] =>
    mainQueries.map((query) =>
      pairedRatio(measurements, { query, connections: 32, contender: 'planned', against, quantity }),
    );
  return [
    { what: 'planned against the limit, Q1–Q4', measured: mean('planned', 'limit', 32), atLeast: 1 },
    { what: 'the least of these', measured: least(ofEach('limit')), atLeast: 0.8 },
    { what: 'without merging', measured: mean('unmerged', 'limit', 32), atLeast: 0.75 },
    { what: 'at 2 connections', measured: mean('planned', 'limit', 2), atLeast: 0.8 },
    { what: 'planned against Mercurius, Q1–Q4', measured: mean('planned', 'mercurius', 32), atLeast: 2.5 },
    { what: 'the least of these', measured: least(ofEach('mercurius')), atLeast: 1.8 },
    { what: 'planned against PostGraphile, Q1–Q4', measured: mean('planned', 'postgraphile', 32), atLeast: 3 },
    { what: 'the least of these', measured: least(ofEach('postgraphile')), atLeast: 1.8 },
    {
      what: 'Q5 against Mercurius',
      measured: pairedRatio(measurements, { query: 'Q5', connections: 32, contender: 'planned', against: 'mercurius' }),
      atLeast: 0.8,
    },
    { what: 'p99 against the limit, the worst of Q1–Q4', measured: most(ofEach('limit', 'p99')), atMost: 1.6 },
    { what: 'memory of the server, MiB', measured: memory.planned ?? null, atMost: 180 },
  ];
}

/** Whether a goal was reached; null where it was not measured. */
export function isReached({ measured, atLeast = -Infinity, atMost = Infinity }: Goal): boolean | null {
  return measured === null ? null : measured >= atLeast && measured <= atMost;
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : Math.min(...known);
}

function most(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : Math.max(...known);
}
