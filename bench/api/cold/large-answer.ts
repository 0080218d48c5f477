import type { Arena } from '../arena';
import { send } from '../answers/requests-of';
import type { Contender } from '../contenders/contender';
import { startContender } from '../contenders/start-contender';
import { memoryMebibytes } from '../measure-process';
import { median } from '../report/figures';
import { millisOf } from './starts';

const answers = 10;
/** Of 100 abstracts, which makes 5 MB. */
const copies = 52;

/** What an answer of 5 MB takes. */
export async function measureLargeAnswer(
  { surroundings }: Arena,
  contender: Contender,
): Promise<Record<string, number>> {
  const running = await startContender(contender, surroundings);
  try {
    const fields = Array.from({ length: copies }, (_, number) => `a${number}: abstract`);
    const body = JSON.stringify({ query: `{ papers(first: 100) { nodes { ${fields.join(' ')} } } }` });
    const before = memoryMebibytes(running.pid);
    let bytes = 0;
    const millis: number[] = [];
    for (let turn = 0; turn < answers; turn += 1) {
      millis.push(
        await millisOf(async () => {
          bytes = Buffer.byteLength(await send(running.url, {}, body));
        }),
      );
    }
    return {
      'size, MB': bytes / 1e6,
      'from request to end, ms': median(millis) ?? 0,
      'memory before, MiB': before.now,
      'at most, MiB': memoryMebibytes(running.pid).peak,
    };
  } finally {
    await running.stop();
  }
}
