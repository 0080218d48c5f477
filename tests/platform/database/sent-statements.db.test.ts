import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('What a transaction sends without waiting', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.query('create table notes (note text not null)');
  });
  beforeEach(() => db.database.query('delete from notes'));
  afterAll(() => db.drop());

  const add = 'insert into notes (note) values ($1)';
  const notes = async (): Promise<string[]> =>
    (await db.database.query<{ note: string }>('select note from notes order by note')).map(({ note }) => note);

  it('is done in the order in which it was sent, and is there when it commits', async () => {
    const seen = await db.database.transaction(async (transaction) => {
      transaction.send(add, ['first']);
      const counted = transaction.query<{ count: number }>('select count(*)::integer as count from notes');
      transaction.send(add, ['second']);
      return counted;
    });
    expect(seen).toEqual([{ count: 1 }]);
    expect(await notes()).toEqual(['first', 'second']);
  });

  it('makes the commit fail by its error, and leaves nothing', async () => {
    const failing = db.database.transaction(async (transaction) => {
      transaction.send(add, ['before']);
      transaction.send(add, [null]);
      transaction.send(add, ['behind']);
      return 'done';
    });
    await expect(failing).rejects.toThrow('null value in column "note"');
    expect(await notes()).toEqual([]);
  });

  it('tells its own error to whoever waits for a statement behind it', async () => {
    const failing = db.database.transaction(async (transaction) => {
      transaction.send(add, [null]);
      await transaction.query('select 1');
    });
    await expect(failing).rejects.toThrow('null value in column "note"');
  });

  it('fails alone within a transaction of its own', async () => {
    await db.database.transaction(async (transaction) => {
      transaction.send(add, ['outside']);
      const failing = transaction.transaction(async (inner) => inner.send(add, [null]));
      await expect(failing).rejects.toThrow('null value in column "note"');
      transaction.send(add, ['afterwards']);
    });
    expect(await notes()).toEqual(['afterwards', 'outside']);
  });

  it('makes a rehearsal fail, and is taken back with one', async () => {
    await db.database.transaction(async (transaction) => {
      const failing = transaction.rehearse(async () => transaction.send(add, [null]));
      await expect(failing).rejects.toThrow('null value in column "note"');
      await transaction.rehearse(async () => transaction.send(add, ['rehearsed']));
    });
    expect(await notes()).toEqual([]);
  });

  it('is followed by what waits for the commit, and by nothing where it is rolled back', async () => {
    const calls: string[] = [];
    await db.database.transaction(async (transaction) => {
      transaction.onceCommitted(() => calls.push('committed'));
      transaction.send(add, ['kept']);
      expect(calls).toEqual([]);
    });
    const failing = db.database.transaction(async (transaction) => {
      transaction.onceCommitted(() => calls.push('rolled back'));
      transaction.send(add, [null]);
    });
    await expect(failing).rejects.toThrow('null value in column "note"');
    expect(calls).toEqual(['committed']);
  });

  it('leaves its connection to the next', async () => {
    for (let round = 0; round < 20; round += 1) {
      await db.database
        .transaction(async (transaction) => transaction.send(add, [round % 2 === 0 ? null : 'odd']))
        .catch(() => undefined);
    }
    expect(await notes()).toHaveLength(10);
  });
});
