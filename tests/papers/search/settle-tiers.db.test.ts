import { searchTiersFollower } from '../../../src/papers/search-index/search-tiers.follower';
import { settleTiers } from '../../../src/papers/search-index/settle-tiers';
import { hitConditions, newestHits } from '../../../src/papers/lists/find-hits';
import { allPapers } from '../../../src/papers/lists/paper-scope';
import { sql } from '../../../src/platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { insertPapers } from '../reading/insert-papers';
import { expectIndexRight, expectTiersInOrder } from './expect-index-right';

describe('Settling the tiers of the search index', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase('empty');
  });
  afterEach(async () => {
    await expectIndexRight(database.database);
    await expectTiersInOrder(database.database);
    await database.drop();
  });

  const settle = (limit: number, newestSize: number): Promise<number> =>
    database.database.transaction((transaction) => settleTiers(transaction, { limit, newestSize }));
  /** Settles until nothing moves any more. */
  const settleAll = async (
    limit: number,
    newestSize: number,
    between: () => Promise<unknown> = async () => {},
  ): Promise<number> => {
    for (let rounds = 0; rounds < 500; rounds += 1) {
      if ((await settle(limit, newestSize)) === 0) {
        return rounds;
      }
      await between();
    }
    throw new Error('Expected the tiers to settle within 500 rounds.');
  };
  const sizes = async (): Promise<number[]> => {
    const rows = await database.database.query<{ papers: number }>(
      `select count(hit.paper_id)::integer as papers
       from search_tiers known
       left join paper_search hit on hit.tier = known.tier
       group by known.tier
       order by known.tier`,
    );
    return rows.map(({ papers }) => papers);
  };
  const newestFirst = async (): Promise<{ key: number; day: string }[]> =>
    database.database.query(
      sql`select hit.paper_id as "key", hit.sort_date::text as "day" from ${newestHits(hitConditions(allPapers, null), 1_000)} as hit`,
    );
  const expectNewestFirst = async (): Promise<void> => {
    const found = await newestFirst();
    const expected = await database.database.query(
      'select paper.id as "key", paper.sort_date::text as "day" from papers paper order by paper.sort_date desc, paper.id desc',
    );
    expect(found).toEqual(expected);
  };
  const paperAt = (minute: number) => ({ sortDate: new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString() });

  it('brings every tier to its size, step by step, while the newest stay first', async () => {
    await insertPapers(
      database.database,
      Array.from({ length: 300 }, (_, minute) => paperAt((minute * 7) % 300)),
    );
    await settleAll(20, 10, async () => {
      await expectTiersInOrder(database.database);
      await expectNewestFirst();
    });
    const [newest = 0, second = 0, third = 0, ...others] = await sizes();
    expect(newest).toBeLessThanOrEqual(12);
    expect(second).toBeLessThanOrEqual(50);
    expect(third).toBeLessThanOrEqual(200);
    expect(newest + second + third + others.reduce((sum, papers) => sum + papers, 0)).toBe(300);
    expect(others[0]).toBeGreaterThan(0);
  });

  it('puts papers that arrive afterwards where their dates say', async () => {
    await insertPapers(
      database.database,
      Array.from({ length: 100 }, (_, minute) => paperAt(minute)),
    );
    await settleAll(50, 8);
    await insertPapers(database.database, [0, 50, 95, 99.5, 500].map(paperAt));
    await expectNewestFirst();
    await database.database.query("update papers set sort_date = sort_date - interval '90 minutes' where id % 5 = 0");
    await expectNewestFirst();
    await settleAll(50, 8);
    await expectNewestFirst();
  });

  it.each([
    ['all of one instant', Array.from({ length: 60 }, () => 0), [60, 0, 0, 0, 0]],
    [
      'many of the oldest instant',
      [...Array.from({ length: 40 }, () => 0), ...Array.from({ length: 8 }, (_, n) => n + 1)],
      [8, 40, 0, 0, 0],
    ],
    [
      'many of the newest instant',
      [...Array.from({ length: 8 }, (_, n) => n), ...Array.from({ length: 40 }, () => 9)],
      [40, 8, 0, 0, 0],
    ],
  ])('comes to an end where more papers than a step moves are %s', async (_, minutes, expected) => {
    await insertPapers(database.database, minutes.map(paperAt));
    expect(await settleAll(5, 8)).toBeLessThan(20);
    expect(await sizes()).toEqual(expected);
    await expectNewestFirst();
  });

  it('goes on with older tiers where a newer one cannot be parted', async () => {
    await insertPapers(
      database.database,
      Array.from({ length: 100 }, (_, minute) => paperAt(minute)),
    );
    await settleAll(100, 8);
    await insertPapers(
      database.database,
      Array.from({ length: 30 }, () => paperAt(1_000)),
    );
    await settleAll(100, 8);
    const [newest, second = 0] = await sizes();
    expect(newest).toBe(30);
    expect(second).toBeLessThanOrEqual(40);
  });

  it('loses no vote that is cast meanwhile', async () => {
    const keys = await insertPapers(
      database.database,
      Array.from({ length: 60 }, (_, minute) => paperAt(minute)),
    );
    const voting = keys.map((key) =>
      database.database.query('update papers set votes = votes + 2, source_votes = source_votes + 2 where id = $1', [
        key,
      ]),
    );
    await Promise.all([settleAll(7, 4), ...voting]);
    const votes = await database.database.query('select distinct hit.votes from paper_search hit');
    expect(votes).toEqual([{ votes: 2 }]);
  });

  it('is what follows new papers', async () => {
    await insertPapers(
      database.database,
      Array.from({ length: 20 }, (_, minute) => paperAt(minute)),
    );
    await database.database.transaction((transaction) => searchTiersFollower.handle(transaction, []));
    expect(await sizes()).toEqual([20, 0, 0, 0, 0]);
  });
});
