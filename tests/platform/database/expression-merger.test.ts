import { ExpressionMerger } from '../../../src/platform/database/merging/expression-merger';

const asker = { onceGone: () => () => {} };

/** A database that works out `say $1` as the value itself when told to, and fails for 'bad'. */
function slowDatabase() {
  const statements: { text: string; values: unknown[] }[] = [];
  const waiting: (() => void)[] = [];
  const answer = <Row>(text: string, values: unknown[]): Promise<Row[]> =>
    new Promise((resolve, reject) => {
      statements.push({ text, values });
      waiting.push(() => {
        const isMany = text.includes('unnest');
        const given = isMany ? (values[0] as unknown[]) : values;
        if (given.includes('bad')) {
          reject(new Error('a bad tuple'));
          return;
        }
        // In another order than they were asked for.
        const rows = given.map((data, index) => ({ place: index + 1, data })).reverse();
        resolve((isMany ? rows : [{ data: values[0] ?? 'the same' }]) as Row[]);
      });
    });
  return {
    statements,
    database: {
      query: <Row>(text: unknown, values: unknown[] = []) => answer<Row>(String(text), values),
      queryFor: <Row>(_: unknown, text: unknown, values: unknown[] = []) => answer<Row>(String(text), values),
    },
    /** Answers what is under way, until nothing comes after it. */
    async finish(): Promise<void> {
      await turn();
      while (waiting.length > 0) {
        waiting.splice(0).forEach((one) => one());
        await turn();
        await turn();
      }
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('Concurrent askers of one expression', () => {
  it('are served together with those who ask at the same moment', async () => {
    const { database, statements, finish } = slowDatabase();
    const merger = new ExpressionMerger(database);
    for (let warm = 0; warm < 40; warm += 1) {
      const answer = merger.ask('say $1::text', ['warm'], asker);
      await finish();
      await answer;
    }
    statements.length = 0;
    const names = Array.from({ length: 12 }, (_, index) => `asker ${index}`);
    const answers = Promise.all(names.map((name) => merger.ask('say $1::text', [name], asker)));
    await finish();
    expect(await answers).toEqual(names);
    expect(statements.length).toBeLessThan(names.length);
    expect(statements.some(({ text }) => text.includes('unnest'))).toBe(true);
  });

  it('wait for no other turn of the event loop where nobody asks beside them', async () => {
    const { database, statements, finish } = slowDatabase();
    const answer = new ExpressionMerger(database).ask('say $1::text', ['alone'], asker);
    await new Promise((resolve) => process.nextTick(resolve));
    expect(statements).toMatchObject([{ text: 'select say $1::text as data', values: ['alone'] }]);
    await finish();
    expect(await answer).toBe('alone');
  });

  it('get an error of their own, and no one that of another', async () => {
    const { database, finish } = slowDatabase();
    const merger = new ExpressionMerger(database);
    for (let warm = 0; warm < 40; warm += 1) {
      void merger.ask('say $1::text', ['warm'], asker);
      await finish();
    }
    const names = ['a', 'b', 'c', 'bad', 'd', 'e'];
    const answers = Promise.allSettled(names.map((name) => merger.ask('say $1::text', [name], asker)));
    await finish();
    expect((await answers).map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      'a',
      'b',
      'c',
      'a bad tuple',
      'd',
      'e',
    ]);
  });

  it('share one answer where nothing differs', async () => {
    const { database, statements, finish } = slowDatabase();
    const merger = new ExpressionMerger(database);
    const answers = Promise.all(Array.from({ length: 20 }, () => merger.ask('now', [], asker)));
    await finish();
    expect(await answers).toEqual(Array.from({ length: 20 }, () => 'the same'));
    expect(statements).toHaveLength(1);
  });

  it('do not wait for each other where values cannot be merged', async () => {
    const { database, statements, finish } = slowDatabase();
    const merger = new ExpressionMerger(database);
    const answers = Promise.all(['a', 'b', 'c', 'd'].map((name) => merger.ask('say $1', [name], asker)));
    expect(statements).toHaveLength(4);
    await finish();
    expect(await answers).toEqual(['a', 'b', 'c', 'd']);
  });
});
