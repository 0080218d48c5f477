import { applyHalfLife, refreshStanding } from '../../../src/papers';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { insertPapers } from '../reading/insert-papers';

describe('The half-life of votes', () => {
  let db: TestDatabase;
  let old: number;
  let recent: number;
  beforeEach(async () => {
    db = await createTestDatabase('empty');
    // Ten days lie between them: 2^(10/3) is 10.1 votes at three days, 2^(10/30) is 1.3 at thirty.
    const keys = await insertPapers(db.database, [
      { votes: 6, sortDate: '2025-03-01T00:00:00Z', publishedAt: '2025-03-01T00:00:00Z' },
      { votes: 1, sortDate: '2025-03-11T00:00:00Z', publishedAt: '2025-03-11T00:00:00Z' },
    ]);
    [old = 0, recent = 0] = keys;
    await refreshStanding(db.database, keys);
  });
  afterEach(() => db.drop());

  const trending = (): Promise<{ key: number; trending: number }[]> =>
    db.database.query('select id as "key", trending from papers order by trending desc');
  const order = async (): Promise<number[]> => (await trending()).map(({ key }) => key);

  it('is three days at first, and applying it again changes nothing', async () => {
    const before = await trending();
    expect(before.map(({ key }) => key)).toEqual([recent, old]);
    expect(await applyHalfLife(db.database, 3)).toBe(false);
    expect(await trending()).toEqual(before);
  });

  it('decides how soon new votes outweigh old ones, for every paper at once and for those that come', async () => {
    expect(await applyHalfLife(db.database, 30)).toBe(true);
    expect(await order()).toEqual([old, recent]);
    expect(await applyHalfLife(db.database, 3)).toBe(true);
    expect(await order()).toEqual([recent, old]);
  });

  it('gives what would have come of it from the start, to the last digit that counts', async () => {
    const before = await trending();
    await applyHalfLife(db.database, 0.5);
    await applyHalfLife(db.database, 3);
    const after = await trending();
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    after.forEach((paper, place) => expect(paper.trending).toBeCloseTo(before[place]?.trending ?? 0, 9));
  });

  it('is kept by the search index too', async () => {
    await applyHalfLife(db.database, 30);
    const apart = await db.database.query(
      `select paper.id
       from papers paper
       join paper_search hit on hit.paper_id = paper.id
       where (hit.trending, hit.votes, hit.sort_date) is distinct from (paper.trending, paper.votes, paper.sort_date)`,
    );
    expect(apart).toEqual([]);
  });
});
