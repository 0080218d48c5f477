import { paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { readPaper, unvote, upsertPaper, upsertPapers, vote } from './mutations';
import { changesOf, expectStandingsRight, rowCounts } from './observe';

describe('Votes', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterEach(() => expectStandingsRight(app.database));
  afterAll(() => app.close());

  const votesOf = async (work: ReturnType<typeof vote>): Promise<number | undefined> => {
    const { paper, userErrors } = await work;
    expect(userErrors).toEqual([]);
    return paper?.votes;
  };

  it('count once for each voter, and are taken back once', async () => {
    const { id } = await upsertPaper(app, paperInput({ votes: 2 }));
    expect(await votesOf(vote(app, id, 'ada'))).toBe(3);
    expect(await votesOf(vote(app, id, 'ada'))).toBe(3);
    expect(await votesOf(vote(app, id, ' ada '))).toBe(3);
    expect(await votesOf(vote(app, id, 'grace'))).toBe(4);
    expect(await votesOf(unvote(app, id, 'ada'))).toBe(3);
    expect(await votesOf(unvote(app, id, 'ada'))).toBe(3);
    expect(await votesOf(unvote(app, id, 'nobody'))).toBe(3);
    expect(await votesOf(vote(app, id, 'ada'))).toBe(4);
  });

  it('are of the key that casts them: two keys can mean two people by one id', async () => {
    const { id } = await upsertPaper(app, paperInput());
    const keys = [await app.createKey('VOTES_WRITE'), await app.createKey('VOTES_WRITE')];
    const mutation = `mutation ($id: ID!) {
      vote(input: { paperId: $id, voter: "ada" }) { paper { votes viewerHasVoted(voter: "ada") } }
    }`;
    const asked = 'query ($id: ID!) { paper(id: $id) { viewerHasVoted(voter: " ada ") } }';
    const [first, second] = keys;
    expect((await app.ask(mutation, { id }, { key: first })).data.vote.paper).toEqual({
      votes: 1,
      viewerHasVoted: true,
    });
    expect((await app.ask(asked, { id }, { key: second })).data.paper).toEqual({ viewerHasVoted: false });
    expect((await app.ask(mutation, { id }, { key: second })).data.vote.paper).toEqual({
      votes: 2,
      viewerHasVoted: true,
    });
    expect((await app.ask(asked, { id })).data.paper).toEqual({ viewerHasVoted: false });
  });

  it('of fifty voters at once, some of whom vote twice or take it back, end right', async () => {
    const { id } = await upsertPaper(app, paperInput({ votes: 7 }));
    const voters = Array.from({ length: 50 }, (_, at) => `voter ${at}`);
    const first = await Promise.all([...voters, ...voters.slice(0, 10)].map((voter) => vote(app, id, voter)));
    expect(Math.max(...first.map(({ paper }) => paper?.votes ?? 0))).toBe(57);
    const rest = await Promise.all([
      ...voters.slice(0, 30).map((voter) => unvote(app, id, voter)),
      ...voters.slice(20).map((voter) => vote(app, id, voter)),
      ...voters.slice(0, 5).map((voter) => unvote(app, id, voter)),
    ]);
    expect(rest.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { votes } = await readPaper(app, id);
    // Those who vote and take it back at the same moment may end either way; nobody else may.
    expect(votes).toBeGreaterThanOrEqual(7 + 20);
    expect(votes).toBeLessThanOrEqual(7 + 30);
  });

  it('move papers in the order of the trend, and back', async () => {
    const { papers } = await upsertPapers(app, paperInputs(3, { publishedAt: '2025-03-10' }));
    const [one = '', two = '', three = ''] = papers.flatMap((paper) => paper?.id ?? []);
    const ranking = async () => {
      const query = '{ papers(first: 100, orderBy: { field: TRENDING }) { nodes { id } } }';
      const nodes: { id: string }[] = (await app.admin(query)).papers.nodes;
      return nodes.map(({ id }) => id).filter((id) => [one, two, three].includes(id));
    };
    await vote(app, two, 'ada');
    await vote(app, two, 'grace');
    await vote(app, one, 'ada');
    expect(await ranking()).toEqual([two, one, three]);
    await unvote(app, two, 'ada');
    await unvote(app, two, 'grace');
    await vote(app, three, 'ada');
    await vote(app, three, 'grace');
    expect(await ranking()).toEqual([three, one, two]);
  });

  it('are no change of the paper', async () => {
    const { id, updatedAt } = await upsertPaper(app, paperInput());
    const { changes } = await changesOf(app.database, async () => {
      await vote(app, id, 'ada');
      await unvote(app, id, 'ada');
      await vote(app, id, 'ada');
    });
    expect(changes).toEqual({});
    expect(await readPaper(app, id)).toMatchObject({ updatedAt, votes: 1 });
  });

  it.each<[string, string | null, string]>([
    ['no voter', null, 'REQUIRED'],
    ['an empty voter', '', 'REQUIRED'],
    ['a blank voter', ' \n ', 'REQUIRED'],
    ['a voter with a control character', 'a\u0000b', 'INVALID'],
    ['a voter of 256 characters', 'x'.repeat(256), 'TOO_LONG'],
  ])('are refused of %s', async (_, voter, code) => {
    const { id } = await upsertPaper(app, paperInput());
    const before = await rowCounts(app.database);
    for (const mutation of [vote, unvote]) {
      expect(await mutation(app, id, voter)).toMatchObject({ paper: null, userErrors: [{ code, field: ['voter'] }] });
    }
    expect(await rowCounts(app.database)).toEqual(before);
  });

  it('are refused for a paper that does not exist', async () => {
    for (const id of [
      'nonsense',
      Buffer.from('Paper:999999').toString('base64url'),
      Buffer.from('Topic:1').toString('base64url'),
    ]) {
      for (const mutation of [vote, unvote]) {
        expect(await mutation(app, id, 'ada')).toMatchObject({
          paper: null,
          userErrors: [{ code: 'NOT_FOUND', field: ['paperId'] }],
        });
      }
    }
  });

  it('need a key with the scope VOTES_WRITE', async () => {
    const mutation = 'mutation { vote(input: { paperId: "x", voter: "ada" }) { paper { id } } }';
    const { errors } = await app.ask(mutation, {}, { key: await app.createKey('PAPERS_WRITE') });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await app.ask(mutation)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
