import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../../../src/platform/database/queryable';
import { soonForAll } from '../../../src/platform/jobs/soon-for-all';
import { until } from './queue';

describe('Work that is done soon for all', () => {
  const aDatabase = (): Queryable => ({ query: async () => [] });

  it('is begun at once for the first, and once for all who call while it lasts', async () => {
    let begun = 0;
    const work = soonForAll(40, async () => {
      begun += 1;
    });
    const database = aDatabase();
    work(database);
    expect(begun).toBe(1);
    Array.from({ length: 5 }, () => work(database));
    expect(begun).toBe(1);
    await until(() => begun === 2);
    await sleep(100);
    expect(begun).toBe(2);
    work(database);
    expect(begun).toBe(3);
  });

  it('is done for each database by itself, and goes on where it failed', async () => {
    const served: Queryable[] = [];
    const work = soonForAll(10, async (database) => {
      served.push(database);
      throw new Error('no');
    });
    const [one, other] = [aDatabase(), aDatabase()];
    work(one);
    work(other);
    work(one);
    await until(() => served.length === 3);
    expect(served).toEqual([one, other, one]);
  });
});
