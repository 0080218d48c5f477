import type { Arena } from '../arena';
import { requestsOf } from '../answers/requests-of';
import type { Contender } from '../contenders/contender';
import { startContender } from '../contenders/start-contender';
import { memoryMebibytes } from '../measure-process';
import { paperById } from '../queries/paper-by-id';

const many = 1_000;

/** What a thousand clients get that all ask at once, one request after the other; any failure ends the benchmark. */
export async function measureConnections(
  arena: Arena,
  contender: Contender,
  millis: number,
): Promise<Record<string, number>> {
  const running = await startContender(contender, arena.surroundings);
  try {
    const load = { url: running.url, ...(await requestsOf(paperById, running, arena)) };
    await arena.load.run({ ...load, connections: 32, millis });
    const few = await arena.load.run({ ...load, connections: 32, millis });
    const before = memoryMebibytes(running.pid);
    const crowd = await arena.load.run({ ...load, connections: many, millis });
    return {
      'requests a second from 32 (Q1)': (few.requests / few.millis) * 1_000,
      'from 1,000': (crowd.requests / crowd.millis) * 1_000,
      'p50 of 1,000, ms': crowd.p50,
      'p99 of 1,000, ms': crowd.p99,
      'memory with 32, MiB': before.now,
      'memory at most with 1,000, MiB': memoryMebibytes(running.pid).peak,
    };
  } finally {
    await running.stop();
  }
}
