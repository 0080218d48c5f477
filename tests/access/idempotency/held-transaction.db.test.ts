import type { OpenTransaction } from '../../../src/platform/database/database';
import { startTestApp, type TestApp } from '../../support/test-app';
import { expectNoLeak } from './support';

const connectionsOfAPool = 10;

describe('A transaction that is held open over a whole operation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await app.database.query('create table notes (text text)');
  });
  afterEach(() => expectNoLeak(app));
  afterAll(() => app.close());

  const notes = async () =>
    (await app.database.query<{ text: string }>('select text from notes')).map(({ text }) => text);

  async function breakConnectionOf({ transaction }: OpenTransaction): Promise<void> {
    const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
    await app.database.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
    // The word of it takes a moment through the socket.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('outlives a connection that breaks while nothing is sent: the next statement fails, and nothing else', async () => {
    for (let time = 0; time <= connectionsOfAPool; time += 1) {
      const open = await app.app.database.begin();
      await open.transaction.query(`insert into notes values ('lost')`);
      await breakConnectionOf(open);
      await expect(open.transaction.query('select')).rejects.toThrow('not queryable');
      await expect(open.commit()).rejects.toThrow('not queryable');
      await open.rollback();
    }
    expect(await notes()).toEqual([]);
  });

  it('can be rolled back over a broken connection without an error', async () => {
    const open = await app.app.database.begin();
    await breakConnectionOf(open);
    await expect(open.rollback()).resolves.toBeUndefined();
  });

  it('takes no statement once it has ended, since its connection serves others', async () => {
    for (const end of ['commit', 'rollback'] as const) {
      const open = await app.app.database.begin();
      await open[end]();
      await expect(open.transaction.query(`insert into notes values ('late')`)).rejects.toThrow(
        'Expected an open transaction, but this one has ended',
      );
    }
    expect(await notes()).toEqual([]);
  });

  it('ends behind the statements that are under way', async () => {
    const open = await app.app.database.begin();
    const slow = open.transaction.query(`insert into notes select 'in time' from pg_sleep(0.05)`);
    await open.commit();
    await slow;
    expect(await notes()).toEqual(['in time']);
    await app.database.query('truncate notes');
  });

  it('lets a step in it fail alone', async () => {
    await app.app.database.transaction(async (transaction) => {
      await transaction.query(`insert into notes values ('before')`);
      const step = transaction.transaction(async (inner) => {
        await inner.query(`insert into notes values ('within')`);
        await inner.query('select 1 / 0');
      });
      await expect(step).rejects.toThrow('division by zero');
      await transaction.query(`insert into notes values ('after')`);
    });
    expect(await notes()).toEqual(['before', 'after']);
    await app.database.query('truncate notes');
  });

  it('keeps nothing where the work throws', async () => {
    const work = app.app.database.transaction(async (transaction) => {
      await transaction.query(`insert into notes values ('gone')`);
      throw new Error('the work failed');
    });
    await expect(work).rejects.toThrow('the work failed');
    expect(await notes()).toEqual([]);
  });
});
