import { join } from 'node:path';
import type { Arena } from '../arena';
import { send } from '../answers/requests-of';
import type { Contender } from '../contenders/contender';
import { startContender } from '../contenders/start-contender';
import { digestById } from '../queries/digest-by-id';
import { median } from '../report/figures';

const starts = 5;

/**
 * How long the API takes until it is ready, and for the first request and the second, beside a database that runs; and how
 * long all of it takes, with an embedded database of its own, from an empty folder and again.
 */
export async function measureStarts(
  { surroundings, values }: Arena,
  contender: Contender,
  scratch: string,
): Promise<Record<string, number>> {
  const [variables] = digestById.variables(values);
  const body = JSON.stringify({ query: digestById.document, variables });
  const ready: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (let turn = 0; turn < starts; turn += 1) {
    const running = await startContender(contender, surroundings);
    ready.push(running.startMillis);
    first.push(await millisOf(() => send(running.url, {}, body)));
    second.push(await millisOf(() => send(running.url, {}, body)));
    await running.stop();
  }
  const whole: Contender = {
    ...contender,
    args: [],
    env: { ...contender.env, DATABASE_URL: '', DATA_DIR: join(scratch, 'whole') },
  };
  const wholeStarts: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const running = await startContender(whole, surroundings);
    wholeStarts.push(running.startMillis);
    await running.stop();
  }
  const [fromNothing = 0, again = 0] = wholeStarts;
  return {
    'API alone: start to ready, ms': median(ready) ?? 0,
    'first request (Q3), ms': median(first) ?? 0,
    'second request, ms': median(second) ?? 0,
    'all of it from an empty folder, ms': fromNothing,
    'all of it again, ms': again,
  };
}

/** How long a task takes. */
export async function millisOf(task: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await task();
  return performance.now() - startedAt;
}
