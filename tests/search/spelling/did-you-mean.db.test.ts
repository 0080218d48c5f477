import { catchUp } from '../../../src/platform/change-log/catch-up';
import { dictionaryFollower } from '../../../src/search';
import { startTestApp, type TestApp } from '../../support/test-app';

const search = `query ($filter: PaperFilter) {
  papers(filter: $filter, first: 3) { didYouMean nodes { title } }
}`;

describe('didYouMean', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await catchUp(app.database, dictionaryFollower);
  });
  afterAll(() => app.close());

  const ask = async (filter: object | null): Promise<{ didYouMean: string | null; found: number }> => {
    const { papers } = await app.admin(search, { filter });
    return { didYouMean: papers.didYouMean, found: papers.nodes.length };
  };

  it('is a spelling that finds something, where the query as typed finds nothing', async () => {
    const { didYouMean, found } = await ask({ query: '"Reinforcment lerning"' });
    expect(found).toBe(0);
    expect(didYouMean).toBe('"Reinforcement learning"');
    expect((await ask({ query: didYouMean })).found).toBeGreaterThan(0);
  });

  it('is null where the query finds something, and without a query', async () => {
    expect(await ask({ query: 'reinforcement' })).toEqual({ didYouMean: null, found: 3 });
    expect(await ask({ query: 'reinforcment OR language' })).toEqual({ didYouMean: null, found: 3 });
    expect((await ask({ minVotes: 1_000_000 })).didYouMean).toBeNull();
    expect((await ask(null)).didYouMean).toBeNull();
  });

  it('is null where no spelling finds anything', async () => {
    expect(await ask({ query: 'xqxqxqxqxq' })).toEqual({ didYouMean: null, found: 0 });
    expect(await ask({ query: 'reinforcment', minVotes: 1_000_000 })).toEqual({ didYouMean: null, found: 0 });
    expect(await ask({ query: 'reinforcment xqxqxqxqxq' })).toEqual({ didYouMean: null, found: 0 });
  });

  it('is null, without an error, for what is no word', async () => {
    for (const query of [
      '',
      '   ',
      '%',
      '"',
      '-',
      '🙂',
      '\u0000',
      'OR OR',
      '2401.99999',
      'the of and',
      '('.repeat(50),
    ]) {
      expect(await ask({ query })).toEqual({ didYouMean: null, found: 0 });
    }
  });

  it('is given for the list that was asked, of one topic among others', async () => {
    const { topics } = await app.admin(`{
      topics(first: 20) { nodes { papers(first: 1, filter: { query: "reinforcment" }) { didYouMean nodes { id } } } }
    }`);
    const given = topics.nodes.map((topic: { papers: { didYouMean: string | null } }) => topic.papers.didYouMean);
    expect(given).toContain('reinforcement');
    expect(new Set(given)).toEqual(new Set(['reinforcement', null]));
  });
});
