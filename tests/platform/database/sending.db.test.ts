import { sql } from '../../../src/platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('Statements on the pool', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  afterAll(() => db.drop());

  const running = (): Promise<{ pid: number }[]> =>
    db.database.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where datname = current_database() and query like '%told apart%' and query not like '%pg_stat%' and state = 'active'`,
    );

  it('end within seconds when nobody waits for them any more, and leave their connection to others', async () => {
    let leave = (): void => {};
    const onceGone = (call: () => void): (() => void) => {
      leave = call;
      return () => {};
    };
    const answer = db.database.queryFor({ onceGone }, sql`select pg_sleep(4), 'told apart'`).catch((error) => error);
    while ((await running()).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    leave();
    expect(await answer).toBeInstanceOf(Error);
    const startedAt = Date.now();
    while ((await running()).length > 0 && Date.now() - startedAt < 3_500) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await running()).toEqual([]);
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    expect(await db.database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('are prepared on no connection without bound', async () => {
    for (let shape = 0; shape < 1_200; shape += 1) {
      await db.database.query(`select ${shape} as shape`);
    }
    const [row] = await db.database.query<{ kept: number }>(
      'select count(*)::integer as kept from pg_prepared_statements',
    );
    expect(row?.kept).toBeLessThanOrEqual(501);
  });
});
