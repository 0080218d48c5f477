import fc from 'fast-check';
import { listPapers } from '../../../src/papers/lists/paper-connection';
import { allPapers } from '../../../src/papers/lists/paper-scope';
import { PaperOrderField } from '../../../src/papers/lists/paper-order.input';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { pageStatement } from '../../../src/platform/graphql/pagination/list';
import type { ListRow } from '../../../src/platform/graphql/pagination/list-loaders';
import { SortDirection } from '../../../src/platform/graphql/pagination/sort-direction';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { insertPapers } from './insert-papers';

/** A value of each order for a small number, so that many papers tie. */
const rowOf = (value: number) => ({
  votes: value,
  trending: value / 3,
  sortTitle: `title ${value}`,
  sortDate: `2025-03-${10 + value}T00:00:00.00000${value}Z`,
});

/** What happens between two pages: papers arrive with these values, and some of those that stand go. */
const happening = fc.record({
  arrive: fc.array(fc.nat(4), { maxLength: 4 }),
  leave: fc.array(fc.nat(60), { maxLength: 4 }),
});

/** How a list is walked. */
interface Walk {
  field: PaperOrderField;
  direction: SortDirection;
  backward: boolean;
  size: number;
}

const scenario = fc.record({
  field: fc.constantFrom(...Object.values(PaperOrderField)),
  direction: fc.constantFrom(SortDirection.ASC, SortDirection.DESC),
  backward: fc.boolean(),
  size: fc.constantFrom(1, 2, 3, 7),
  start: fc.array(fc.nat(4), { minLength: 1, maxLength: 24 }),
  happenings: fc.array(happening, { minLength: 1, maxLength: 6 }),
});

describe('A walk through papers that come and go', () => {
  let database: TestDatabase;
  const cursors = new CursorCodec(['a secret']);
  beforeAll(async () => {
    database = await createTestDatabase('empty');
  });
  afterAll(() => database.drop());

  /** One page in the list's own order, and the cursor to go on from; null at the end. */
  const readPage = async (
    { field, direction, backward, size }: Walk,
    cursor: string | null,
  ): Promise<{ keys: number[]; cursor: string | null }> => {
    const page = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const { args } = listPapers({ scope: allPapers, page, orderBy: { field, direction } }).wanted;
    const found = await database.database.query<ListRow>(pageStatement(args, [0], cursors));
    const rows = found.slice(0, size);
    const last = rows.at(-1);
    const next = last && { order: args.sort.name, value: last.sortText, key: last.sortKey };
    return { keys: rows.map((row) => row.sortKey), cursor: next && found.length > size ? cursors.encode(next) : null };
  };

  it('meets each that was there all the time exactly once, in order, and none twice', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (walk) => {
        await database.database.query('delete from papers');
        const values = new Map<number, number>();
        const arrive = async (arriving: readonly number[]): Promise<void> => {
          const keys = await insertPapers(database.database, arriving.map(rowOf));
          keys.forEach((key, index) => values.set(key, arriving[index] ?? 0));
        };
        await arrive(walk.start);
        const standing = new Set(values.keys());
        const met: number[] = [];
        let cursor: string | null = null;
        for (let page = 0; page === 0 || cursor !== null; page += 1) {
          const read: { keys: number[]; cursor: string | null } = await readPage(walk, cursor);
          met.push(...read.keys);
          cursor = read.cursor;
          const { arrive: arriving, leave } = walk.happenings[page] ?? { arrive: [], leave: [] };
          const present = [...values.keys()];
          const gone = leave.flatMap((place) => present[place] ?? []);
          await database.database.query('delete from papers where id = any ($1::integer[])', [gone]);
          gone.forEach((key) => standing.delete(key));
          await arrive(arriving);
        }
        const sign = (walk.direction === SortDirection.ASC) === walk.backward ? -1 : 1;
        const inOrder = [...met].sort((a, b) => sign * ((values.get(a) ?? 0) - (values.get(b) ?? 0) || a - b));
        expect(met).toEqual(inOrder);
        expect(new Set(met).size).toBe(met.length);
        expect([...standing].filter((key) => !met.includes(key))).toEqual([]);
      }),
      { numRuns: 60, seed: 20_250_313 },
    );
  });
});
