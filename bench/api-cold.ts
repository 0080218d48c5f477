import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openArena } from './api/arena';
import { measureConnections } from './api/cold/connections';
import { measureLargeAnswer } from './api/cold/large-answer';
import { measureOperations } from './api/cold/operations';
import { measureStarts } from './api/cold/starts';
import { measureTwoProcesses } from './api/cold/two-processes';
import { contenders } from './api/contenders/contender';

/** What the API costs at its edges: to start, to keep many operations, to send much at once, to serve many clients. */
export async function apiColdBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      papers: { type: 'string', default: '100000' },
      cache: { type: 'string', default: join(tmpdir(), 'broadsheet-api-benchmark') },
      contender: { type: 'string', default: 'planned' },
      seconds: { type: 'string', default: '3' },
    },
  });
  const contender = contenders.find(({ name, dialect }) => name === values.contender && dialect === 'ours');
  if (contender === undefined) {
    throw new Error(`Expected --contender to name a contender that speaks our schema, got "${values.contender}".`);
  }
  const asked = { cache: values.cache, papers: Number(values.papers), pool: 10, contenders: [] };
  const millis = Number(values.seconds) * 1_000;
  const scratch = await mkdtemp(join(tmpdir(), 'broadsheet-api-cold-'));
  const arena = await openArena(asked);
  try {
    const measured = {
      starts: await measureStarts(arena, contender, scratch),
      operations: await measureOperations(arena, contender),
      largeAnswer: await measureLargeAnswer(arena, contender),
      connections: await measureConnections(arena, contender, millis),
      twoProcesses: await measureTwoProcesses(arena, contender, millis),
    };
    for (const [part, figures] of Object.entries(measured)) {
      process.stdout.write(`\n${part}\n`);
      for (const [what, figure] of Object.entries(figures)) {
        process.stdout.write(`  ${what.padEnd(44)}${figure.toFixed(figure < 10 ? 2 : 0).padStart(12)}\n`);
      }
    }
    return { contender: contender.name, ...measured };
  } finally {
    await arena.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
