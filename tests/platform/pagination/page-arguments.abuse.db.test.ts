import { startTestApp, type TestApp } from '../../support/test-app';

const lists = [
  'papers(PAGE)',
  'topics(PAGE)',
  'digests(PAGE)',
  'digest { entries(PAGE) }',
  'topic(slug: "alignment") { papers(PAGE) }',
  'author(id: AUTHOR) { papers(PAGE) }',
];

describe('A page', () => {
  let app: TestApp;
  let author: string;
  beforeAll(async () => {
    app = await startTestApp();
    const { upsertPapers } = await app.admin(
      'mutation ($input: UpsertPapersInput!) { upsertPapers(input: $input) { papers { authors { id } } } }',
      { input: { papers: [{ title: 'A title', abstract: 'An abstract.', authors: ['Ada Lovelace'] }] } },
    );
    author = JSON.stringify(upsertPapers.papers[0].authors[0].id);
  });
  afterAll(() => app.close());

  const ask = (list: string, page: string, selection = '{ nodes { id } }') => {
    const call = list
      .replace('AUTHOR', author)
      .replace('PAGE', page)
      .replace(/\)( *\}*)$/, `) ${selection}$1`);
    return app.ask(`{ ${call.replace('()', '')} }`);
  };

  const expectRefused = async (list: string, page: string, message: string): Promise<void> => {
    const { status, errors } = await ask(list, page);
    expect({ status, errors }).toMatchObject({
      status: 200,
      errors: [{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  };

  it.each(lists)('of %s has 1 to 100 rows', async (list) => {
    for (const size of [0, -1, 101, 2_147_483_647]) {
      await expectRefused(list, `first: ${size}`, `Expected "first" to be from 1 to 100, got ${size}.`);
      await expectRefused(list, `last: ${size}`, `Expected "last" to be from 1 to 100, got ${size}.`);
    }
  });

  it.each(lists)('of %s is from one end', async (list) => {
    await expectRefused(list, 'first: 1, last: 1', 'Expected "first" or "last", got both');
  });

  it.each(lists)('of %s begins at a cursor that was given out for it', async (list) => {
    await expectRefused(list, 'after: "garbage"', 'Expected "after" to be a cursor from an earlier answer');
    await expectRefused(list, 'last: 1, before: ""', 'Expected "before" to be a cursor from an earlier answer');
    const { data } = await app.ask('{ papers(orderBy: {field: TRENDING}) { pageInfo { endCursor } } }');
    const { endCursor } = data.papers.pageInfo;
    await expectRefused(list, `after: "${endCursor}"`, 'got one in the order papers.TRENDING');
  });

  it.each(lists)('of %s takes null for an argument that was left out', async (list) => {
    const answers = await Promise.all([
      ask(list, ''),
      ask(list, 'first: null, after: null, last: null, before: null'),
      ask(list, 'first: 20'),
    ]);
    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    const [leftOut, ...others] = answers.map(({ data }) => data);
    expect(others).toEqual([leftOut, leftOut]);
    expect((await ask(list, 'first: null, last: 1')).errors).toBeUndefined();
  });

  it('has a size that is a 32-bit integer', async () => {
    for (const size of ['2147483648', '1.5', '"7"']) {
      const { status, errors } = await ask('papers(PAGE)', `first: ${size}`);
      expect({ status, code: errors?.[0]?.extensions.code }).toEqual({
        status: 400,
        code: 'GRAPHQL_VALIDATION_FAILED',
      });
    }
  });
});
