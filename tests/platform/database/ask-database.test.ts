import { AskerGone } from '../../../src/platform/database/database';
import { askDatabase } from '../../../src/platform/database/merging/ask-database';
import { sql } from '../../../src/platform/database/sql';

const stays = { onceGone: () => () => {} };
const search = sql`(${sql`'found'`.plannedEachTime()})`;

/** A database that answers when it is told to, and counts what it was asked. */
function slowDatabase() {
  const waiting: (() => void)[] = [];
  const answer = <Row>(): Promise<Row[]> =>
    new Promise((resolve) => waiting.push(() => resolve([{ data: 'found' }] as Row[])));
  return { waiting, database: { query: answer, queryFor: answer } };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Statements that are planned for their values', () => {
  it('run a few at a time, in the order they came', async () => {
    const { database, waiting } = slowDatabase();
    const ask = askDatabase(database, { merging: true });
    const answered: number[] = [];
    const all = Array.from({ length: 16 }, (_, place) => ask(search, stays).then(() => answered.push(place)));
    await nextTurn();
    expect(waiting).toHaveLength(3);
    while (answered.length < 16) {
      waiting.shift()?.();
      await nextTurn();
      expect(waiting.length).toBeLessThanOrEqual(3);
    }
    await Promise.all(all);
    expect(answered).toEqual(Array.from({ length: 16 }, (_, place) => place));
  });

  it('do not keep others waiting', async () => {
    const { database, waiting } = slowDatabase();
    const ask = askDatabase(database, { merging: false });
    const searches = Array.from({ length: 9 }, () => ask(search, stays));
    const other = ask(sql`'other'`, stays);
    await nextTurn();
    expect(waiting).toHaveLength(4);
    waiting.shift()?.();
    expect(await other).toBe('found');
    for (let left = searches.length; left > 0; left -= 1) {
      waiting.shift()?.();
      await nextTurn();
    }
    await Promise.all(searches);
  });

  it('are left out for who has gone away meanwhile, and the turn goes on', async () => {
    const { database, waiting } = slowDatabase();
    const ask = askDatabase(database, { merging: true });
    const first = [1, 2, 3].map(() => ask(search, stays));
    let leave = (): void => {};
    const goes = {
      onceGone: (call: () => void) => {
        leave = call;
        return () => {};
      },
    };
    const gone = ask(search, goes).catch((error: unknown) => error);
    const last = ask(search, stays);
    await nextTurn();
    leave();
    waiting.shift()?.();
    expect(await gone).toBeInstanceOf(AskerGone);
    await nextTurn();
    expect(waiting).toHaveLength(3);
    waiting.forEach((answer) => answer());
    expect(await Promise.all([...first, last])).toEqual(['found', 'found', 'found', 'found']);
  });
});
