import type { Arena } from '../arena';
import { requestsOf } from '../answers/requests-of';
import type { Contender } from '../contenders/contender';
import { startContender } from '../contenders/start-contender';
import { startLoadGenerator } from '../load/load-generator';
import { paperById } from '../queries/paper-by-id';

/**
 * Two API processes on one database against one. They have a port each, since the product does not share one: a proxy
 * in front does, whose cost is not in here.
 */
export async function measureTwoProcesses(
  arena: Arena,
  contender: Contender,
  millis: number,
): Promise<Record<string, number>> {
  const processes = await Promise.all([1, 2].map(() => startContender(contender, arena.surroundings)));
  const second = startLoadGenerator();
  try {
    const loads = await Promise.all(
      processes.map(async (running) => ({
        url: running.url,
        ...(await requestsOf(paperById, running, arena)),
        millis,
      })),
    );
    const run = async (connections: readonly number[]): Promise<number> => {
      const results = await Promise.all(
        loads.flatMap((load, place) => {
          const generator = place === 0 ? arena.load : second;
          const own = connections[place] ?? 0;
          return own === 0 ? [] : [generator.run({ ...load, connections: own })];
        }),
      );
      return results.reduce((sum, { requests, millis: took }) => sum + (requests / took) * 1_000, 0);
    };
    await run([16, 16]);
    return {
      'requests a second of one (Q1, 32 clients)': await run([32]),
      'of two, 16 clients each': await run([16, 16]),
    };
  } finally {
    second.stop();
    await Promise.all(processes.map((running) => running.stop()));
  }
}
