import { insertPapers } from '../../papers/reading/insert-papers';
import { statementsDuring } from '../../papers/reading/statements-during';
import { startTestApp, startWithoutPlanner, type TestApp } from '../../support/test-app';
import { readPage, type WalkedPage } from './walk';

/** Ten papers with 9 to 0 votes, in that order. */
const list = 'papers(PAGE, orderBy: {field: VOTES, direction: DESC})';

describe('The ends of a page', () => {
  let app: TestApp;
  let keys: number[];
  let whole: WalkedPage;
  beforeEach(async () => {
    await app.database.query('delete from papers');
    keys = await insertPapers(
      app.database,
      Array.from({ length: 10 }, (_, index) => ({ votes: 9 - index })),
    );
    whole = await readPage(app, list, 'first: 100');
  });
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  const cursor = (place: number): string => JSON.stringify(whole.cursors[place]);
  const ends = async (page: string): Promise<[rows: number, previous: boolean, next: boolean]> => {
    const { ids, hasPreviousPage, hasNextPage } = await readPage(app, list, page);
    return [ids.length, hasPreviousPage, hasNextPage];
  };

  it('are those of the list where the page is all of it', async () => {
    expect(await ends('first: 10')).toEqual([10, false, false]);
    expect(await ends('last: 10')).toEqual([10, false, false]);
  });

  it('show that the list goes on in the direction of reading', async () => {
    expect(await ends('first: 9')).toEqual([9, false, true]);
    expect(await ends('last: 9')).toEqual([9, true, false]);
  });

  it('show what lies behind the cursor that the page was asked from', async () => {
    expect(await ends(`first: 3, after: ${cursor(0)}`)).toEqual([3, true, true]);
    expect(await ends(`last: 3, before: ${cursor(9)}`)).toEqual([3, true, true]);
    expect(await ends(`first: 100, after: ${cursor(6)}`)).toEqual([3, true, false]);
    expect(await ends(`last: 100, before: ${cursor(3)}`)).toEqual([3, false, true]);
  });

  it('show both sides of a page between two cursors, whichever way it is read', async () => {
    for (const size of ['first: 100', 'last: 100']) {
      expect(await ends(`${size}, after: ${cursor(2)}, before: ${cursor(6)}`)).toEqual([3, true, true]);
      expect(await ends(`${size}, after: ${cursor(5)}, before: ${cursor(6)}`)).toEqual([0, true, true]);
    }
    expect(await ends(`first: 2, before: ${cursor(6)}`)).toEqual([2, false, true]);
    expect(await ends(`first: 100, before: ${cursor(6)}`)).toEqual([6, false, true]);
    expect(await ends(`last: 100, after: ${cursor(6)}`)).toEqual([3, true, false]);
  });

  it('hold behind the last and before the first row', async () => {
    expect(await ends(`first: 5, after: ${cursor(9)}`)).toEqual([0, true, false]);
    expect(await ends(`last: 5, before: ${cursor(0)}`)).toEqual([0, false, true]);
  });

  it('do not count rows that are gone', async () => {
    await app.database.query('delete from papers where id = any ($1)', [keys.slice(0, 3)]);
    expect(await ends(`first: 100, after: ${cursor(2)}`)).toEqual([7, false, false]);
    await app.database.query('delete from papers where id = any ($1)', [keys.slice(7)]);
    expect(await ends(`last: 100, before: ${cursor(7)}`)).toEqual([4, false, false]);
    await app.database.query('delete from papers');
    expect(await ends(`first: 100, after: ${cursor(2)}`)).toEqual([0, false, false]);
  });

  it('cost no statement where the page itself knows them, and one where they lie beyond its cursor', async () => {
    const unplanned = await startWithoutPlanner(app);
    const count = async (page: string, fields: string): Promise<number> => {
      const statements = await statementsDuring(() =>
        unplanned.ask(`{ papers(${page}) { nodes { id } pageInfo { ${fields} } } }`),
      );
      return statements.length;
    };
    const byDate = (await readPage(app, 'papers(PAGE)', 'first: 3')).endCursor;
    expect(await count('first: 3', 'hasNextPage hasPreviousPage')).toBe(1);
    expect(await count(`first: 3, after: "${byDate}"`, 'hasNextPage endCursor')).toBe(1);
    expect(await count(`first: 3, after: "${byDate}"`, 'hasNextPage hasPreviousPage')).toBe(2);
    await unplanned.close();
  });
});
