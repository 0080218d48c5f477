import { digestText, paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { createTopic, deletePaper, importWhole, upsertPaper, vote } from './mutations';
import { changesOf, expectStandingsRight, expectTopicCountsRight, rowCounts } from './observe';

describe('deletePaper', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    await createTopic(app, { slug: 'otters', name: 'Otters', phrases: [{ phrase: 'otter' }] });
  });
  afterEach(async () => {
    await expectStandingsRight(app.database);
    await expectTopicCountsRight(app.database);
  });
  afterAll(() => app.close());

  it('closes up the digests that listed it, as a new revision of each', async () => {
    const papers = paperInputs(5);
    const { digest } = await importWhole(app, { content: digestText('2025-02-01', papers) });
    await importWhole(app, { content: digestText('2025-02-02', papers.slice(2, 3)) });
    const third = digest.entries.nodes[2]?.id ?? '';
    await vote(app, third, 'ada');

    const { changes, transactions } = await changesOf(app.database, async () => {
      expect(await deletePaper(app, third)).toEqual({ deletedId: third, userErrors: [] });
    });
    expect({ changes, transactions }).toEqual({
      changes: { 'PAPER DELETED': 1, 'DIGEST UPDATED': 2 },
      transactions: 1,
    });
    const query = `query ($date: Date!) {
      digest(date: $date) { revision paperCount entries { edges { position } nodes { title } } }
    }`;
    expect((await app.admin(query, { date: '2025-02-01' })).digest).toEqual({
      revision: 2,
      paperCount: 4,
      entries: {
        edges: [1, 2, 3, 4].map((position) => ({ position })),
        nodes: papers.filter((_, at) => at !== 2).map(({ title }) => ({ title })),
      },
    });
    expect((await app.admin(query, { date: '2025-02-02' })).digest).toEqual({
      revision: 2,
      paperCount: 0,
      entries: { edges: [], nodes: [] },
    });
    expect((await app.admin('query ($id: ID!) { node(id: $id) { id } }', { id: third })).node).toBeNull();
  });

  it('takes its votes, links, topics and by-line with it, and leaves the authors', async () => {
    const before = await rowCounts(app.database);
    const { id } = await upsertPaper(
      app,
      paperInput({
        title: 'Otters at Large',
        authors: ['A Name That Nobody Else Has'],
        links: [{ url: 'https://a.io/b' }],
      }),
    );
    await vote(app, id, 'ada');
    await vote(app, id, 'grace');
    await deletePaper(app, id);
    const after = await rowCounts(app.database);
    expect(after).toEqual({ ...before, authors: (before['authors'] ?? 0) + 1, changes: (before['changes'] ?? 0) + 2 });
  });

  it('makes room for a new paper of the same ids and title', async () => {
    const paper = paperInput({ arxivId: '2502.00001', doi: '10.1000/gone' });
    const { id } = await upsertPaper(app, paper);
    await deletePaper(app, id);
    const again = await upsertPaper(app, paper);
    expect(again).toMatchObject({ arxivId: '2502.00001', doi: '10.1000/gone' });
    expect(again.id).not.toBe(id);
  });

  it('is told where no paper has the id, and changes nothing', async () => {
    const { id } = await upsertPaper(app, paperInput());
    await deletePaper(app, id);
    const topicId = (await app.admin('{ topics(first: 1) { nodes { id } } }')).topics.nodes[0].id;
    const before = await rowCounts(app.database);
    for (const unknown of [id, topicId, 'nonsense', '', `${id}=`]) {
      expect(await deletePaper(app, unknown)).toEqual({
        deletedId: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['id'], message: expect.stringContaining(unknown) }],
      });
    }
    expect(await rowCounts(app.database)).toEqual(before);
  });
});
