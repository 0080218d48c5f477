import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../database/queryable';

/**
 * Makes a call that has the work done: at once for the first, and once for all who call within the gap behind it. For
 * work that costs more than what it is done for. It may fail, or its process die, so that something else has to see to
 * it in the end.
 */
export function soonForAll(
  gapMillis: number,
  work: (database: Queryable) => Promise<void>,
): (database: Queryable) => void {
  /** Whether there is news since the work was last begun. */
  const calls = new WeakMap<Queryable, { isNews: boolean }>();

  async function keepWorking(database: Queryable): Promise<void> {
    const state = { isNews: true };
    calls.set(database, state);
    while (state.isNews) {
      state.isNews = false;
      await work(database).catch(() => undefined);
      await sleep(gapMillis, undefined, { ref: false });
    }
    calls.delete(database);
  }

  return (database) => {
    const known = calls.get(database);
    if (known === undefined) {
      void keepWorking(database);
    } else {
      known.isNews = true;
    }
  };
}
