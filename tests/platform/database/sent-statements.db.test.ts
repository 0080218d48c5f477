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

  it('makes the commit fail though it failed in front of a step that was taken back', async () => {
    const calls: string[] = [];
    const failing = db.database.transaction(async (transaction) => {
      transaction.onceCommitted(() => calls.push('committed'));
      transaction.send(add, ['before']);
      transaction.send(add, [null]);
      const step = transaction.transaction((inner) => inner.query('select 1'));
      await expect(step).rejects.toThrow('null value in column "note"');
    });
    await expect(failing).rejects.toThrow('null value in column "note"');
    expect(calls).toEqual([]);
  });

  it('leaves the word to what failed before it, and was waited for', async () => {
    const failing = db.database.transaction(async (transaction) => {
      const first = transaction.query(add, [null]);
      transaction.send(add, ['behind']);
      await first;
    });
    await expect(failing).rejects.toThrow('null value in column "note"');
  });

  it('is not committed without what the driver could not send', async () => {
    const unsendable: Record<string, unknown> = {};
    unsendable.itself = unsendable;
    const failing = db.database.transaction(async (transaction) => {
      transaction.send(add, ['before']);
      transaction.send('insert into notes (note) values ($1) returning note', [unsendable]);
    });
    await expect(failing).rejects.toThrow('circular structure');
    expect(await notes()).toEqual([]);
    await db.database.transaction((transaction) =>
      transaction.query('insert into notes (note) values ($1) returning note', ['sendable']),
    );
    expect(await notes()).toEqual(['sendable']);
  });

  it('is refused once the transaction has ended', async () => {
    const { transaction, commit } = await db.database.begin();
    await commit();
    expect(() => transaction.send(add, ['late'])).toThrow('Expected an open transaction');
    expect(await notes()).toEqual([]);
  });

  it('is not followed by the calls of a step that was taken back', async () => {
    const calls: string[] = [];
    await db.database.transaction(async (transaction) => {
      transaction.onceCommitted(() => calls.push('kept'));
      const step = transaction.transaction(async (inner) => {
        inner.onceCommitted(() => calls.push('taken back'));
        inner.send(add, [null]);
      });
      await expect(step).rejects.toThrow('null value in column "note"');
      await transaction.rehearse(async () => transaction.onceCommitted(() => calls.push('rehearsed')));
    });
    expect(calls).toEqual(['kept']);
  });

  it('is lost with all else where a failure was caught by itself, and the commit says so', async () => {
    const failing = db.database.transaction(async (transaction) => {
      transaction.send(add, ['before']);
      await transaction.query('select 1 / 0').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(await notes()).toEqual([]);
  });

  it('fails with the connection when the server cuts it, and the next finds another', async () => {
    const failing = db.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
      transaction.send(add, ['before']);
      await db.database.query('select pg_terminate_backend($1)', [row?.pid]);
      transaction.send(add, ['cut off']);
    });
    // By what it notices first: the server's farewell, or a socket that takes nothing any more.
    await expect(failing).rejects.toThrow(/terminat|connection|EPIPE|ECONNRESET/i);
    expect(await notes()).toEqual([]);
  });

  it('fails with a commit that a deferred constraint refuses', async () => {
    await db.database.query('create table once (note text unique deferrable initially deferred)');
    const calls: string[] = [];
    const failing = db.database.transaction(async (transaction) => {
      transaction.onceCommitted(() => calls.push('committed'));
      transaction.send("insert into once (note) values ('twice'), ('twice')");
      transaction.send(add, ['beside']);
    });
    await expect(failing).rejects.toThrow('duplicate key');
    expect([await notes(), calls]).toEqual([[], []]);
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
