import { mergeValues, mergingOf } from '../../../src/platform/database/merging/merging';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('A statement over tuples', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  afterAll(() => db.drop());

  it('is planned once and for all, however few tuples there are', async () => {
    const merging = mergingOf('(select topic.slug from topics topic where topic.id = $1::integer)');
    if (merging.kind !== 'TUPLES') {
      throw new Error('Expected tuples.');
    }
    await db.database.transaction(async (transaction) => {
      for (let turn = 0; turn < 12; turn += 1) {
        await transaction.query(merging.text, mergeValues(merging, [[1], [2], [3]]));
      }
      const plans = await transaction.query(
        'select generic_plans::integer as once, custom_plans::integer as anew from pg_prepared_statements where statement = $1',
        [merging.text],
      );
      // PostgreSQL tries five times whether the values are worth a plan of their own.
      expect(plans).toEqual([{ once: 7, anew: 5 }]);
    });
  });
});
