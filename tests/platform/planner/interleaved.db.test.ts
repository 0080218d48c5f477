import { prepareLibrary } from '../../../bench/planner-fuzz/prepare-library';
import type { FuzzSetup } from '../../../bench/planner-fuzz/run-fuzz';
import { runInterleaved } from '../../../bench/planner-fuzz/run-interleaved';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('Operations of few shapes, asked all at once', () => {
  let db: TestDatabase;
  let setup: FuzzSetup;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    setup = await prepareLibrary(db.connection);
  }, 60_000);
  afterAll(async () => {
    await setup?.pair.close();
    await db?.drop();
  });

  it('get each its own answer, while some fail and some callers go away', async () => {
    const report = await runInterleaved(setup, { seed: 1, operations: 1_500 });
    expect(report.mixedUp.slice(0, 3)).toEqual([]);
    expect(report.cancelled).toBeGreaterThan(0);
    expect(report.answered).toBeGreaterThan(1_200);
    expect(setup.pair.takeFaults()).toEqual([]);
  }, 60_000);
});
