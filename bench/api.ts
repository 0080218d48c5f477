import { openArena } from './api/arena';
import { compareAnswers, type Prepared } from './api/answers/compare-answers';
import { type Measurement, measureRounds } from './api/measure-rounds';
import { memoryMebibytes } from './api/measure-process';
import { readApiOptions } from './api/options';
import type { ApiQuery } from './api/queries/api-query';
import { judgeGoals } from './api/report/goals';
import { goalLines, queryLines, summaryLines } from './api/report/tables';
import { writeReport } from './api/report/write-report';

/**
 * Measures the API against its peers and against its limit, interleaved and on the same database, once all of them have
 * given the same answers.
 */
export async function apiBenchmark(args: string[]): Promise<object> {
  const options = readApiOptions(args);
  const arena = await openArena(options);
  try {
    const prepared = new Map<ApiQuery, Prepared>();
    for (const query of options.queries) {
      prepared.set(query, await compareAnswers(arena, query, options.compared));
    }
    print([`The answers of ${options.contenders.map(({ name }) => name).join(', ')} are the same.`]);
    const measurements: Measurement[] = [];
    for (const [query, requests] of prepared) {
      for (const connections of options.connections) {
        const measured = await measureRounds(arena, { query, prepared: requests, connections }, options);
        measurements.push(...measured);
        print(queryLines(query, connections, measured));
      }
    }
    const memory = Object.fromEntries(
      arena.running.map(({ contender, pid }) => [contender.name, Math.round(memoryMebibytes(pid).peak)]),
    );
    const goals = judgeGoals(measurements, memory);
    print(summaryLines(measurements, memory));
    print(goalLines(goals));
    const { papers, rounds, millis, pool } = options;
    const result = { papers, rounds, millis, pool, node: process.version, memory, goals };
    if (options.out !== null) {
      await writeReport(options.out, { ...result, measurements });
    }
    return result;
  } finally {
    await arena.close();
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
