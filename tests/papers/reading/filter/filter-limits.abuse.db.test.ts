import { startTestApp, type TestApp } from '../../../support/test-app';

const nested = (depth: number): object => (depth === 0 ? { minVotes: 1 } : { not: nested(depth - 1) });
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

describe('A filter past its limits', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const find = (filter: unknown) =>
    app.ask('query ($filter: PaperFilter) { papers(filter: $filter, first: 1) { totalCount } }', { filter });

  const expectRefused = async (filter: unknown, message: string): Promise<void> => {
    const { errors } = await find(filter);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  };

  const tooDeep = 'Expected "and", "or" and "not" to nest at most 5 deep in a filter, got more.';

  it('nests deeper than 5', async () => {
    expect((await find(nested(5))).errors).toBeUndefined();
    await expectRefused(nested(6), tooDeep);
    await expectRefused({ and: [{ or: [{ and: [{ or: [{ and: [{ or: [{}] }] }] }] }] }] }, tooDeep);
  });

  it('holds more than 100 conditions, wherever they stand', async () => {
    expect((await find({ or: many(100, { minVotes: 1 }) })).errors).toBeUndefined();
    await expectRefused(
      { minVotes: 1, or: many(100, { minVotes: 1 }) },
      'Expected a filter of at most 100 conditions, got 101.',
    );
    const halves = { and: many(51, { minVotes: 1, hasCode: true }) };
    await expectRefused({ not: halves }, 'Expected a filter of at most 100 conditions, got 102.');
  });

  it('holds more than 100 parts without a condition', async () => {
    expect((await find({ or: many(100, {}) })).errors).toBeUndefined();
    await expectRefused(
      { or: many(100, { or: many(20, {}) }) },
      'Expected a filter of at most 100 conditions, got 2000.',
    );
  });

  it.each(['topics', 'authors', 'categories'])('has more than 100 items in %s', async (field) => {
    expect((await find({ [field]: many(100, 'x') })).errors).toBeUndefined();
    await expectRefused(
      { and: [{ [field]: many(101, 'x') }] },
      `Expected at most 100 items in "${field}" of a filter, got 101.`,
    );
  });

  it.each(['and', 'or'])('has more than 100 parts in %s', async (field) => {
    await expectRefused({ [field]: many(101, {}) }, `Expected at most 100 items in "${field}" of a filter, got 101.`);
  });

  it.each([
    ['a date that is none', { publishedFrom: '2025-02-30' }],
    ['the year 0', { digestTo: '0000-01-01' }],
    ['a date with a time', { digestFrom: '2025-03-13T00:00:00Z' }],
    ['a number for a date', { publishedTo: 20_250_313 }],
    ['null among the items', { topics: [null] }],
    ['null among the parts', { or: [null] }],
    ['an integer past 32 bits', { minVotes: 2_147_483_648 }],
    ['a field that there is not', { relevance: 1 }],
  ])('is refused before it is looked at with %s', async (_, filter) => {
    const { status, errors } = await find(filter);
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
  });
});
