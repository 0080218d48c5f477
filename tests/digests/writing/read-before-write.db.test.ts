import { importDigest, importWhole } from '../../papers/writing/mutations';
import { changesOf, rowCounts } from '../../papers/writing/observe';
import { digestText, paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

// The clock of these tests stands at 2025-03-14.
describe('What importDigest decides before it stores', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  describe('the day of the digest', () => {
    it.each([
      ['a full date on the page', '13 March 2024', undefined, '2024-03-13'],
      ['a day without a year, in the latest year that has had it', 'Mar 14', undefined, '2025-03-14'],
      ['a day that is still to come this year, in the year before', 'Mar 15', undefined, '2024-03-15'],
      ['29 February, in the latest leap year', 'Feb 29', undefined, '2024-02-29'],
      ['the date that the caller gives, where the page has none', '', '2025-01-31', '2025-01-31'],
      ['the date that the caller gives, where it gives the year', 'Mar 13', '2023-03-13', '2023-03-13'],
    ])('is %s', async (_, day, date, expected) => {
      const { digest, problems } = await importWhole(app, { content: digestText(day, paperInputs(1)), date });
      expect({ date: digest.date, problems }).toEqual({ date: expected, problems: [] });
    });

    it('is the one that the caller gives against that of the page, which is told', async () => {
      const { digest, problems } = await importWhole(app, {
        content: digestText('Mar 12', paperInputs(1)),
        date: '2025-03-11',
      });
      expect(digest.date).toBe('2025-03-11');
      expect(problems).toEqual([{ line: 1, message: expect.stringContaining('"Mar 12" stands here') }]);
    });

    it.each(['2025-02-29', '13.03.2025', '2025-3-1', 'yesterday', '0000-01-01', '2025-03-13T00:00:00Z'])(
      'is refused where the caller gives it as %s',
      async (date) => {
        const { digest, userErrors } = await importDigest(app, { content: digestText('Mar 12', paperInputs(1)), date });
        expect(digest).toBeNull();
        expect(userErrors).toEqual([
          { code: 'INVALID', field: ['date'], message: `Expected a date such as "2025-03-13", got "${date}".` },
        ]);
      },
    );

    it('is missed where nobody says it, and nothing is stored', async () => {
      const before = await rowCounts(app.database);
      const { digest, userErrors, problems } = await importDigest(app, { content: digestText('', paperInputs(2)) });
      expect(digest).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['content'] }]);
      expect(userErrors[0]?.message).toContain('none with a date');
      expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('Expected a date on the page') }]);
      expect(await rowCounts(app.database)).toEqual(before);
    });
  });

  it('reports in a dry run what it would do, and stores nothing', async () => {
    const [known, changed] = paperInputs(2);
    await importWhole(app, {
      content: digestText(
        '2025-01-01',
        [known, changed].flatMap((paper) => paper ?? []),
      ),
    });
    const content = digestText('2025-01-01', [
      { ...paperInput(known) },
      { ...paperInput(changed), abstract: 'This abstract was written anew, and says something else altogether.' },
      paperInput(),
      paperInput(),
    ]);
    const before = await rowCounts(app.database);
    const { changes } = await changesOf(app.database, async () => {
      const { userErrors, ...payload } = await importDigest(app, { content, dryRun: true });
      expect(userErrors).toEqual([]);
      expect(payload).toEqual({ digest: null, created: 2, updated: 1, unchanged: 1, problems: [] });
    });
    expect(changes).toEqual({});
    expect(await rowCounts(app.database)).toEqual(before);
    const { created, updated, unchanged } = await importWhole(app, { content });
    expect({ created, updated, unchanged }).toEqual({ created: 2, updated: 1, unchanged: 1 });
  });

  it.each([
    ['an empty text', ''],
    ['a page of HTML', '<!doctype html><html><body><h1>Daily papers</h1></body></html>'],
    ['a list of titles', 'Mar 13\n\nA Title That Stands Alone\n\nAnother Title That Stands Alone'],
    ['noise', '\u0000\u0007\u{1F600}\uD800 ]]>'],
    ['one sentence', 'There is no digest today.'],
  ])('says of %s that it is no digest, line by line', async (_, content) => {
    const { digest, created, userErrors, problems } = await importDigest(app, { content, date: '2025-01-01' });
    expect({ digest, created }).toEqual({ digest: null, created: 0 });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['content'] }]);
    expect(userErrors[0]?.message).toMatch(/^Expected a digest, but found none with a .* Line \d+: Expected /);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ line, message }) => line >= 1 && message.startsWith('Expected '))).toBe(true);
  });

  it('leaves a digest alone that a text without any paper was meant to replace', async () => {
    const { digest } = await importWhole(app, { content: digestText('2025-01-05', paperInputs(3)) });
    const { userErrors } = await importDigest(app, { content: 'We are moving house.', date: '2025-01-05' });
    expect(userErrors).toHaveLength(1);
    const { digest: now } = await app.admin('{ digest(date: "2025-01-05") { revision paperCount } }');
    expect(now).toEqual({ revision: digest.revision, paperCount: 3 });
  });

  it('stores what it can read, and names the lines that it cannot', async () => {
    const [one, two] = [paperInput(), paperInput()];
    const content = digestText('2025-01-06', [one, two, { ...one }]);
    const { digest, problems } = await importWhole(app, { content });
    expect(digest.entries.nodes.map(({ title }) => title)).toEqual([one.title, two.title]);
    expect(problems).toEqual([{ line: 11, message: expect.stringContaining('stands on line 3 already') }]);
  });

  it.each(['Daily Papers', 'UPPER', 'a--b', '-a', 'a_b', '', 'x'.repeat(81), 'a\u0000'])(
    'refuses the source %j',
    async (source) => {
      const { userErrors } = await importDigest(app, { content: digestText('2025-01-07', paperInputs(1)), source });
      expect(userErrors).toMatchObject([{ code: source.length > 80 ? 'TOO_LONG' : 'INVALID', field: ['source'] }]);
    },
  );
});
