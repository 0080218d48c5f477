import { openArena } from './api/arena';
import { compareAnswers, type Prepared } from './api/answers/compare-answers';
import { type Measurement, measureRounds } from './api/measure-rounds';
import { memoryMebibytes } from './api/measure-process';
import { readApiOptions } from './api/options';
import type { ApiQuery } from './api/queries/api-query';
import { judgeGoals } from './api/report/goals';
import { type Table, tableAsText } from './api/report/table';
import { goalTable, queryTable, summaryTable } from './api/report/tables';
import { writeReport } from './api/report/write-report';
import { warmUp } from './api/warm-up';

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
    print(`The answers of ${options.contenders.map(({ name }) => name).join(', ')} are the same.`);
    await warmUp(arena, prepared, options.warmMillis);
    const measurements: Measurement[] = [];
    const tables: Table[] = [];
    for (const [query, requests] of prepared) {
      for (const connections of options.connections) {
        measurements.push(...(await measureRounds(arena, { query, prepared: requests, connections }, options)));
        const table = queryTable(query, connections, measurements);
        tables.push(table);
        print(tableAsText(table));
      }
    }
    const memory = Object.fromEntries(
      arena.running.map(({ contender, pid }) => [contender.name, Math.round(memoryMebibytes(pid).peak)]),
    );
    const goals = judgeGoals(measurements, memory);
    const summaries = [
      ...options.connections.map((connections) => summaryTable(connections, measurements, memory)),
      goalTable(goals),
    ].filter(({ rows }) => rows.length > 0);
    summaries.forEach((table) => print(tableAsText(table)));
    const { papers, rounds, millis, pool } = options;
    const about = { papers, rounds, millis, pool, node: process.version, memory, goals };
    if (options.out !== null) {
      await writeReport(options.out, { about, tables: [...summaries, ...tables], measurements });
    }
    return about;
  } finally {
    await arena.close();
  }
}

function print(text: string): void {
  process.stdout.write(`\n${text}\n`);
}
