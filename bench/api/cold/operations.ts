import type { Arena } from '../arena';
import { send } from '../answers/requests-of';
import type { Contender } from '../contenders/contender';
import { startContender } from '../contenders/start-contender';
import { memoryMebibytes } from '../measure-process';
import { digestById } from '../queries/digest-by-id';
import { median } from '../report/figures';
import { millisOf } from './starts';

const operations = 1_000;

/** What a thousand operations of different shapes cost when they arrive first and when they come again, and in memory. */
export async function measureOperations(
  { surroundings, values }: Arena,
  contender: Contender,
): Promise<Record<string, number>> {
  const running = await startContender(contender, surroundings);
  try {
    const [variables] = digestById.variables(values);
    const bodies = Array.from({ length: operations }, (_, number) =>
      JSON.stringify({ query: digestById.document.replace('authors {', `authors${number}: authors {`), variables }),
    );
    const ask = async (): Promise<number> => {
      const millis: number[] = [];
      for (const body of bodies) {
        millis.push(await millisOf(() => send(running.url, {}, body)));
      }
      return median(millis) ?? 0;
    };
    await send(running.url, {}, JSON.stringify({ query: digestById.document, variables }));
    const before = memoryMebibytes(running.pid);
    const first = await ask();
    const after = memoryMebibytes(running.pid);
    const again = await ask();
    return {
      'an operation seen first (Q3, one client), ms': first,
      'seen again, ms': again,
      'memory before, MiB': before.now,
      'memory with 1,000 operations, MiB': after.now,
      'at most, MiB': memoryMebibytes(running.pid).peak,
    };
  } finally {
    await running.stop();
  }
}
