import { type Arena, takeVotesBack } from './arena';
import type { Prepared } from './answers/compare-answers';
import type { Requests } from './answers/requests-of';
import type { RunningContender } from './contenders/start-contender';
import { cpuMillis, postgresCpuMillis } from './measure-process';
import type { ApiQuery } from './queries/api-query';

/** One contender under one load in one round. */
export interface Measurement {
  query: string;
  contender: string;
  connections: number;
  round: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time a request, in milliseconds. */
  serverCpu: number;
  databaseCpu: number;
}

/** How long, and how often. */
export interface Timing {
  rounds: number;
  millis: number;
}

/** Of a measurement; another contender has had the caches of the processor since the last one. */
const warmShare = 0.1;
/** Less would warm nothing. */
const leastWarmMillis = 50;

/**
 * Measures a query in rounds: each round measures every contender once, another one first each time, so that what the
 * machine does meanwhile meets all of them and ratios within a round can be trusted.
 */
export async function measureRounds(
  arena: Arena,
  { query, prepared, connections }: { query: ApiQuery; prepared: Prepared; connections: number },
  { rounds, millis }: Timing,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const contestants = [...prepared];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % contestants.length;
    for (const [running, requests] of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const load = { url: running.url, ...requests, connections };
      const warm = millis * warmShare;
      if (warm >= leastWarmMillis) {
        await arena.load.run({ ...load, millis: warm });
        await restore(arena, query);
      }
      const measured = await measure(arena, { running, requests, connections, millis });
      await restore(arena, query);
      measurements.push({ query: query.name, contender: running.contender.name, connections, round, ...measured });
    }
  }
  return measurements;
}

async function measure(
  { load, postmaster }: Arena,
  asked: { running: RunningContender; requests: Requests; connections: number; millis: number },
) {
  const { running, requests, connections, millis } = asked;
  const before = { server: cpuMillis(running.pid), database: postgresCpuMillis(postmaster) };
  const result = await load.run({ url: running.url, ...requests, connections, millis });
  const after = { server: cpuMillis(running.pid), database: postgresCpuMillis(postmaster) };
  return {
    perSecond: (result.requests / result.millis) * 1_000,
    p50: result.p50,
    p99: result.p99,
    serverCpu: (after.server - before.server) / result.requests,
    databaseCpu: (after.database - before.database) / result.requests,
  };
}

async function restore({ database }: Arena, query: ApiQuery): Promise<void> {
  if (query.withKey) {
    await takeVotesBack(database);
  }
}
