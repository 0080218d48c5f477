import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/platform/package/package-root';
import { type Contender, contenders } from './contenders/contender';
import { apiQueries } from './queries/api-queries';
import type { ApiQuery } from './queries/api-query';

/** What is measured, on what, and for how long. */
export interface ApiOptions {
  papers: number;
  /** Where the catalogue is kept between runs. */
  cache: string;
  contenders: readonly Contender[];
  queries: readonly ApiQuery[];
  connections: readonly number[];
  rounds: number;
  /** Of one measurement. */
  millis: number;
  /** Of each contender on each query, before anything is measured. */
  warmMillis: number;
  pool: number;
  /** How many requests of each query are compared before anything is timed. */
  compared: number;
  /** Where performance.json and performance.svg are written; null for nowhere. */
  out: string | null;
}

/** Reads the options; `--quick` has the same table in two minutes, and writes nothing unless `--out` says where. */
export function readApiOptions(args: string[]): ApiOptions {
  const { values } = parseArgs({
    args,
    options: {
      papers: { type: 'string', default: '100000' },
      cache: { type: 'string', default: join(tmpdir(), 'broadsheet-api-benchmark') },
      contenders: { type: 'string' },
      queries: { type: 'string' },
      connections: { type: 'string', default: '32,2' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      warm: { type: 'string' },
      pool: { type: 'string', default: '10' },
      compared: { type: 'string' },
      out: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const whole = !quick && values.contenders === undefined && values.queries === undefined;
  return {
    papers: Number(values.papers),
    cache: values.cache,
    contenders: chosen('--contenders', values.contenders, contenders),
    queries: chosen('--queries', values.queries, apiQueries),
    connections: values.connections.split(',').map(Number),
    rounds: Number(values.rounds ?? (quick ? 2 : 5)),
    millis: Number(values.seconds ?? (quick ? 0.15 : 3)) * 1_000,
    warmMillis: Number(values.warm ?? (quick ? 0.3 : 3)) * 1_000,
    pool: Number(values.pool),
    compared: Number(values.compared ?? (quick ? 5 : 25)),
    out: values.out ?? (whole ? join(packageRoot(), 'docs') : null),
  };
}

function chosen<Item extends { name: string }>(
  option: string,
  names: string | undefined,
  all: readonly Item[],
): readonly Item[] {
  if (names === undefined) {
    return all;
  }
  return names.split(',').map((name) => {
    const found = all.find((item) => item.name === name);
    if (found === undefined) {
      throw new Error(`Expected ${option} to name some of ${all.map((item) => item.name).join(', ')}; got "${name}".`);
    }
    return found;
  });
}
