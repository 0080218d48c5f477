import { Pool } from 'pg';
import { beatHeart, lookAtWorkers } from '../../../src/platform/jobs/crew/look-at-workers';
import { clientOf } from '../../support/servers';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const timing = { beatMillis: 5_000, looksUntilDead: 3 };

describe('Which workers are dead', () => {
  let test: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    test = await createTestDatabase('empty');
    const { host, port, user, password, database } = clientOf(test.connection);
    pool = new Pool({ host, port, user, password: password ?? undefined, database });
  });
  afterEach(() => pool.query('delete from job_workers'));
  afterAll(async () => {
    await pool.end();
    await test.drop();
  });

  const beat = (id: string) => beatHeart(pool, { id, host: 'here', pid: 1 });
  /** Lets the time of a beat pass, and others look, by whatever name. */
  const look = async (by: string, passedMillis = timing.beatMillis + 1): Promise<string[]> => {
    await pool.query(`update job_workers set looked_at = looked_at - $1 * interval '1 millisecond'`, [passedMillis]);
    return (await lookAtWorkers(pool, by, timing)).map(({ id }) => id);
  };

  it('is decided by looks of all together, each of whom may live for one', async () => {
    await beat('a');
    expect([await look('b'), await look('c'), await look('d')]).toEqual([[], [], ['a']]);
    expect(await look('e')).toEqual(['a']);
  });

  it('is not decided sooner by many who look at once', async () => {
    await beat('a');
    expect(await look('b')).toEqual([]);
    const others = Array.from({ length: 20 }, (_, number) => lookAtWorkers(pool, `other-${number}`, timing));
    expect((await Promise.all(others)).flat()).toEqual([]);
    expect([await look('b'), await look('c')]).toEqual([[], ['a']]);
  });

  it('does not take one for dead that beats at all, or begins to beat again', async () => {
    expect(await beat('a')).toBe(true);
    for (const by of ['b', 'c', 'd', 'e']) {
      await look(by);
      expect(await look(by)).toEqual([]);
      expect(await beat('a')).toBe(false);
    }
  });

  it('makes a single look of a clock that jumps, either way, and none of oneself', async () => {
    await beat('a');
    const hourMillis = 3_600_000;
    expect([await look('b', hourMillis), await look('b', -hourMillis)]).toEqual([[], []]);
    expect([await look('a'), await look('a')]).toEqual([[], []]);
    expect((await pool.query('select looks from job_workers')).rows).toEqual([{ looks: 2 }]);
  });
});
