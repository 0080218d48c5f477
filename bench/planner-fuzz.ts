import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/start-embedded-postgres';
import { readConfig } from '../src/platform/config/read-config';
import { prepareDatabase } from '../src/prepare-database';
import { describeDifference } from './planner-fuzz/comparison/compare';
import { prepareLibrary } from './planner-fuzz/prepare-library';
import { runFuzz } from './planner-fuzz/run-fuzz';
import { runInterleaved } from './planner-fuzz/run-interleaved';

/** Random operations, answered with the planner and without, byte for byte; the same seed draws them again. */
export async function plannerFuzzBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      operations: { type: 'string', default: '20000' },
      interleaved: { type: 'string', default: '10000' },
      seed: { type: 'string' },
    },
  });
  const directory = await mkdtemp(join(tmpdir(), 'broadsheet-planner-fuzz-'));
  const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), log: () => {} });
  try {
    const config = readConfig({ PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'error' });
    await prepareDatabase(server.connection, config, { seeding: false });
    const setup = await prepareLibrary(server.connection);
    try {
      const seed = Number(values.seed ?? randomInt(2 ** 31));
      process.stdout.write(`Seed ${seed}\n`);
      const report = await runFuzz(setup, { seed, operations: Number(values.operations), progress });
      for (const difference of report.differences) {
        const again = `npm run bench -- planner-fuzz --operations 1 --interleaved 0 --seed ${difference.seed}`;
        process.stdout.write(`\n${again}\n${describeDifference(difference.shrunk)}\n`);
      }
      const { mixedUp, ...together } = await runInterleaved(setup, { seed, operations: Number(values.interleaved) });
      for (const { request, expected, got } of mixedUp.slice(0, 10)) {
        process.stdout.write(`\nMixed up: ${JSON.stringify(request)}\n  alone    ${expected}\n  together ${got}\n`);
      }
      process.exitCode = report.differences.length + mixedUp.length > 0 ? 1 : 0;
      const interleaved = { ...together, mixedUp: mixedUp.length };
      return { seed, ...report, differences: report.differences.length, interleaved };
    } finally {
      await setup.pair.close();
    }
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function progress(done: number): void {
  if (done % 1_000 === 0) {
    process.stderr.write(`${done} operations\n`);
  }
}
