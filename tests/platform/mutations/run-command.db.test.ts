import type { Transactional } from '../../../src/platform/database/database';
import { type CommandTask, runCommand } from '../../../src/platform/graphql/mutations/run-command';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

type Command = (task: CommandTask<{ name: string }>) => Promise<{ done: string }>;

describe('A command that PostgreSQL breaks off, for it and another wait for each other', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.query('create table drawers (name text primary key, opened integer not null)');
  });
  beforeEach(async () => {
    await db.database.query('truncate drawers');
    await db.database.query(`insert into drawers values ('left', 0), ('right', 0)`);
  });
  afterAll(() => db.drop());

  const run = (name: string, command: Command, database: Transactional = db.database) =>
    runCommand({
      context: { database, clock: { now: () => new Date('2025-03-14T08:00:00Z') }, loaderScope: {} },
      input: { name },
      command,
      refused: { done: '' },
    });
  const open = ({ transaction }: CommandTask<object>, name: string) =>
    transaction.query('update drawers set opened = opened + 1 where name = $1', [name]);
  const opened = () => db.database.query('select name, opened from drawers order by name');
  const breakOff = ({ transaction }: CommandTask<object>, code: string) =>
    transaction.query(`do $$ begin raise exception 'broken off' using errcode = '${code}'; end $$`);

  it('is carried out once more: of two, both are done, and once', async () => {
    let holding = 0;
    let meet = (): void => {};
    const bothHoldOne = new Promise<void>((resolve) => (meet = resolve));
    const openBoth =
      (first: string, second: string): Command =>
      async (task) => {
        await open(task, first);
        holding += 1;
        if (holding === 2) meet();
        await bothHoldOne;
        await open(task, second);
        return { done: first };
      };
    const answers = await Promise.all([run('a', openBoth('left', 'right')), run('b', openBoth('right', 'left'))]);
    expect(answers).toEqual([
      { done: 'left', userErrors: [] },
      { done: 'right', userErrors: [] },
    ]);
    expect(holding).toBe(3);
    expect(await opened()).toEqual([
      { name: 'left', opened: 2 },
      { name: 'right', opened: 2 },
    ]);
  });

  it('is carried out once more within a transaction too, which keeps what was done before', async () => {
    let tries = 0;
    await db.database.transaction(async (transaction) => {
      await transaction.query(`update drawers set opened = 10 where name = 'right'`);
      await run(
        'c',
        async (task) => {
          tries += 1;
          await open(task, 'left');
          if (tries === 1) await breakOff(task, '40P01');
          return { done: 'c' };
        },
        transaction,
      );
    });
    expect(tries).toBe(2);
    expect(await opened()).toEqual([
      { name: 'left', opened: 1 },
      { name: 'right', opened: 10 },
    ]);
  });

  it.each([
    ['a second time', '40P01', 2],
    ['for another reason', '22012', 1],
  ])('fails where that happens %s', async (_, code, expected) => {
    let tries = 0;
    const broken = run('d', async (task) => {
      tries += 1;
      await breakOff(task, code);
      return { done: 'd' };
    });
    await expect(broken).rejects.toMatchObject({ code });
    expect(tries).toBe(expected);
  });
});
