import type { RequestContext } from '../../../src/platform/graphql/context/request-context';
import { similarByPaperKey } from '../../../src/search/similar/similar.loaders';
import { explain, indexesUsed, recording, scannedWhole } from '../../papers/reading/explain';
import { insertManyPapers } from '../../papers/reading/many-papers';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const paperCount = 20_000;
const listed = 30;

describe('Among 20,000 papers, of which 2,000 have 30 similar ones each', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await insertManyPapers(db.database, paperCount);
    await db.database.query(
      `insert into similar_papers (paper_id, similar_id, score)
       select paper.id, (paper.id + step) % $1::integer + 1, 1.0 / step
       from papers paper
       cross join generate_series(1, $2::integer) as step
       where paper.id <= 2000`,
      [paperCount, listed],
    );
    await db.database.query('vacuum analyze papers, similar_papers');
  });
  afterAll(() => db.drop());

  it.each([1, 20])('the lists of %s are one indexed read', async (papers) => {
    const recorder = recording(db.database);
    const context: Pick<RequestContext, 'database' | 'loaderScope'> = {
      database: Object.assign(Object.create(db.database), recorder),
      loaderScope: {},
    };
    const keys = Array.from({ length: papers }, (_, index) => 1 + index * 100);
    const lists = await similarByPaperKey(context as RequestContext).loadMany(
      keys.map((parentKey) => ({ parentKey, args: { first: 100 } })),
    );
    expect(lists.map((list) => (list instanceof Error ? list.message : list.length))).toEqual(keys.map(() => listed));
    const [[text, values] = ['', []], ...others] = recorder.statements;
    expect(others).toEqual([]);
    const steps = await explain(db.database, text, values);
    expect(scannedWhole(steps)).toEqual([]);
    expect(indexesUsed(steps)).toEqual(expect.arrayContaining(['similar_papers_pkey', 'papers_pkey']));
  });
});
