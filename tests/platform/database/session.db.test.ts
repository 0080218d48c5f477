import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('A transaction of a session', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.query('create table notes (text text not null)');
  });
  afterAll(() => db.drop());

  it('calls what waits for its commit once that is through, and never where it is rolled back', async () => {
    const found: Promise<object[]>[] = [];
    await db.database.session(async (session) => {
      await session.transaction(async (transaction) => {
        transaction.onceCommitted((database) => found.push(database.query('select text from notes')));
        await transaction.query(`insert into notes values ('kept')`);
        expect(found).toEqual([]);
      });
      expect(found).toHaveLength(1);
      const broken = session.transaction(async (transaction) => {
        transaction.onceCommitted((database) => found.push(database.query('select text from notes')));
        throw new Error('changed my mind');
      });
      await expect(broken).rejects.toThrow('changed my mind');
    });
    // It may outlive the session, whose connection is closed by now.
    expect(await Promise.all(found)).toEqual([[{ text: 'kept' }]]);
  });
});
