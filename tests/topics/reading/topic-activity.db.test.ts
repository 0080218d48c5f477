import { insertPapers, insertTopics } from '../../papers/reading/insert-papers';
import { startTestApp, type TestApp } from '../../support/test-app';

/** Today is Friday, 14 March 2025. */
const sortDates = [
  '2024-12-30T12:00:00Z',
  '2025-03-02T23:59:59.999999Z',
  '2025-03-03T00:00:00Z',
  '2025-03-10T00:00:00Z',
  '2025-03-13T08:00:00Z',
  '2025-03-13T23:59:59.999Z',
];

describe('The activity of a topic', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await insertTopics(app.database, { physics: null, optics: 'physics', silence: null });
    await insertPapers(
      app.database,
      sortDates.map((sortDate, index) => ({ sortDate, topics: index % 2 === 0 ? ['optics', 'physics'] : ['optics'] })),
    );
  });
  afterAll(() => app.close());

  const ask = async (options: string, slug = 'physics') => {
    const { data, errors } = await app.ask(`{ topic(slug: "${slug}") { activity${options} { from count } } }`);
    return errors ?? data.topic.activity.map(({ from, count }: { from: string; count: number }) => `${from} ${count}`);
  };

  it('counts papers a week, which starts on Monday, from the first paper to today, gaps filled', async () => {
    const weeks = await ask('');
    expect(weeks).toHaveLength(11);
    expect([weeks[0], weeks[1], ...weeks.slice(-3)]).toEqual([
      '2024-12-30 1',
      '2025-01-06 0',
      '2025-02-24 1',
      '2025-03-03 1',
      '2025-03-10 3',
    ]);
    expect(await ask('(interval: WEEK)')).toEqual(weeks);
  });

  it('counts papers a day', async () => {
    expect(await ask('(interval: DAY, from: "2025-03-09")')).toEqual([
      '2025-03-09 0',
      '2025-03-10 1',
      '2025-03-11 0',
      '2025-03-12 0',
      '2025-03-13 2',
      '2025-03-14 0',
    ]);
  });

  it('counts papers a month', async () => {
    expect(await ask('(interval: MONTH)')).toEqual(['2024-12-01 1', '2025-01-01 0', '2025-02-01 0', '2025-03-01 5']);
  });

  it('counts papers a year', async () => {
    expect(await ask('(interval: YEAR, to: "2026-06-01")')).toEqual(['2024-01-01 1', '2025-01-01 5', '2026-01-01 0']);
  });

  it('counts only the days that are asked for, both of which count', async () => {
    expect(await ask('(interval: DAY, from: "2025-03-13", to: "2025-03-13")')).toEqual(['2025-03-13 2']);
    expect(await ask('(interval: MONTH, from: "2025-03-03", to: "2025-03-12")')).toEqual(['2025-03-01 2']);
    expect(await ask('(interval: WEEK, from: "2025-03-13", to: "2025-03-20")')).toEqual([
      '2025-03-10 2',
      '2025-03-17 0',
    ]);
    expect(await ask('(interval: DAY, to: "2024-12-31")')).toEqual(['2024-12-30 1', '2024-12-31 0']);
    expect(await ask('(interval: DAY, to: "2024-12-01")')).toEqual([]);
  });

  it('is empty for a topic without papers, or flat where days are asked for', async () => {
    expect(await ask('', 'silence')).toEqual([]);
    expect(await ask('(interval: MONTH, from: "2025-02-10")', 'silence')).toEqual(['2025-02-01 0', '2025-03-01 0']);
  });

  it('cannot end before it starts', async () => {
    expect(await ask('(from: "2025-03-10", to: "2025-03-09")')).toMatchObject([
      {
        message: 'Expected "from" to be no later than "to", got 2025-03-10 and 2025-03-09.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(await ask('(from: "2025-03-15")')).toMatchObject([
      { message: 'Expected "from" to be no later than "to", got 2025-03-15 and 2025-03-14.' },
    ]);
  });

  it('is the latest thousand points of a longer time, at the price of a thousand', async () => {
    for (const [interval, first] of [
      ['DAY', '9997-04-06'],
      ['WEEK', '9980-11-03'],
      ['MONTH', '9916-09-01'],
      ['YEAR', '9000-01-01'],
    ]) {
      const points = await ask(`(interval: ${interval}, from: "0001-01-01", to: "9999-12-31")`);
      expect([points.length, points[0]]).toEqual([1_000, `${first} 0`]);
    }
    const all = '{ topics { nodes { activity(interval: DAY, from: "0001-01-01", to: "9999-12-31") { count } } } }';
    const { data } = await app.ask(all);
    expect(data.topics.nodes.map(({ activity }: { activity: object[] }) => activity.length)).toEqual([
      1_000, 1_000, 1_000,
    ]);
  });
});
