import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOf, expectStandingsRight, expectTopicCountsRight, rowCounts } from '../../papers/writing/observe';
import { importWhole, readPaper, upsertPaper } from '../../papers/writing/mutations';
import { digestText, paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

const seedText = readFileSync(join(__dirname, '../../../seeds/digests/2025-03-13.txt'), 'utf8');

describe('Importing a digest', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
  });
  afterEach(async () => {
    await expectStandingsRight(app.database);
    await expectTopicCountsRight(app.database);
  });
  afterAll(() => app.close());

  const snapshot = () => app.database.query('select id, updated_at, votes, trending from papers order by id');

  it('that is known changes nothing', async () => {
    const [before, rows] = [await snapshot(), await rowCounts(app.database)];
    const { digest, created, updated, unchanged } = await importWhole(app, { content: seedText, date: '2025-03-13' });
    expect({ created, updated, unchanged }).toEqual({ created: 0, updated: 0, unchanged: 54 });
    expect(digest).toMatchObject({ date: '2025-03-13', source: 'daily-papers', revision: 1, paperCount: 54 });
    expect(await snapshot()).toEqual(before);
    expect(await rowCounts(app.database)).toEqual(rows);
  });

  it('with one changed abstract updates that paper, and makes a second revision of the digest', async () => {
    const content = seedText.replace('is crucial for their deployment', 'is decisive for their deployment');
    expect(content).not.toBe(seedText);
    const { changes, transactions } = await changesOf(app.database, async () => {
      const { digest, created, updated, unchanged } = await importWhole(app, { content, date: '2025-03-13' });
      expect({ created, updated, unchanged }).toEqual({ created: 0, updated: 1, unchanged: 53 });
      expect(digest).toMatchObject({ revision: 2, paperCount: 54 });
      const [first] = digest.entries.nodes;
      const paper = await readPaper(app, first?.id ?? '');
      expect(paper.abstract).toContain('is decisive for their deployment');
      expect(paper.updatedAt > paper.createdAt).toBe(true);
    });
    expect(changes).toEqual({ 'PAPER UPDATED': 1, 'DIGEST UPDATED': 1 });
    expect(transactions).toBe(1);
  });

  it('of another source links the papers that are known instead of doubling them', async () => {
    const papers = paperInputs(4);
    const ours = await importWhole(app, { content: digestText('2025-02-01', papers) });
    const { changes } = await changesOf(app.database, async () => {
      const theirs = await importWhole(app, { content: digestText('2025-02-01', papers), source: 'other-papers' });
      expect(theirs).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
      expect(theirs.digest.id).not.toBe(ours.digest.id);
      expect(theirs.digest).toMatchObject({
        source: 'other-papers',
        title: 'Other papers, 1 February 2025',
        revision: 1,
      });
      expect(theirs.digest.entries.nodes).toEqual(ours.digest.entries.nodes);
    });
    expect(changes).toEqual({ 'DIGEST CREATED': 1 });
  });

  it('again with fewer papers in another order replaces its entries', async () => {
    const papers = paperInputs(5);
    const [one, two, three, four] = papers;
    if (!one || !two || !three || !four) {
      throw new Error('Expected five papers.');
    }
    const first = await importWhole(app, { content: digestText('2025-02-02', papers) });
    const { changes } = await changesOf(app.database, async () => {
      const again = await importWhole(app, { content: digestText('2025-02-02', [four, two, one]) });
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
      expect(again.digest).toMatchObject({ id: first.digest.id, revision: 2, paperCount: 3 });
      expect(again.digest.entries).toEqual({
        edges: [{ position: 1 }, { position: 2 }, { position: 3 }],
        nodes: [four, two, one].map(({ title }) => expect.objectContaining({ title })),
      });
    });
    expect(changes).toEqual({ 'DIGEST UPDATED': 1 });
  });

  it('with nothing new but votes brings the votes and no revision', async () => {
    const paper = paperInput();
    const text = (votes: number) => digestText('2025-02-03', [{ ...paper, title: `${votes}\n\n${paper.title}` }]);
    await importWhole(app, { content: text(7) });
    const { changes } = await changesOf(app.database, async () => {
      const { digest, updated } = await importWhole(app, { content: text(12) });
      expect({ updated, revision: digest.revision }).toEqual({ updated: 1, revision: 1 });
      const { votes, createdAt, updatedAt } = await readPaper(app, digest.entries.nodes[0]?.id ?? '');
      expect({ votes, updatedAt }).toEqual({ votes: 12, updatedAt: createdAt });
    });
    expect(changes).toEqual({});
  });

  it('knows a paper with an arXiv id by its bare title', async () => {
    const paper = paperInput({
      title: 'On the Café of Self-Play: A Study',
      arxivId: '2502.00001',
      authors: ['Ada Lovelace'],
    });
    const known = await upsertPaper(app, paper);
    const content = digestText('2025-02-04', [{ ...paper, title: 'On the Cafe of Self Play – a study' }]);
    const { digest, created, updated } = await importWhole(app, { content });
    expect({ created, updated }).toEqual({ created: 0, updated: 1 });
    expect(digest.entries.nodes.map(({ id }) => id)).toEqual([known.id]);
    expect(await readPaper(app, known.id)).toMatchObject({
      title: 'On the Cafe of Self Play – a study',
      arxivId: '2502.00001',
      authors: [{ name: 'Ada Lovelace' }],
    });
  });

  it('leaves a paper known by its title, which takes on the arXiv id and the DOI that arrive later', async () => {
    const paper = paperInput();
    const { digest } = await importWhole(app, { content: digestText('2025-02-05', [paper]) });
    const [{ id } = { id: '' }] = digest.entries.nodes;
    expect(await upsertPaper(app, { ...paper, arxivId: '2502.00002' })).toMatchObject({ id, arxivId: '2502.00002' });
    expect(await upsertPaper(app, { ...paper, arxivId: '2502.00002v3', doi: '10.1000/xyz' })).toMatchObject({
      id,
      arxivVersion: 3,
      doi: '10.1000/xyz',
    });
    const again = await importWhole(app, { content: digestText('2025-02-05', [paper]) });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1, digest: { revision: 1 } });
  });

  it('of the same source on another day is another digest', async () => {
    const papers = paperInputs(2);
    const first = await importWhole(app, { content: digestText('2025-02-06', papers), source: 'weekly' });
    const second = await importWhole(app, { content: digestText('2025-02-07', papers), source: 'weekly' });
    expect(second.digest.id).not.toBe(first.digest.id);
    expect(second.digest).toMatchObject({ date: '2025-02-07', source: 'weekly', revision: 1 });
  });
});

describe('A digest without a source', () => {
  it('is of the source that the server was started with', async () => {
    const app = await startTestApp({ template: 'empty', env: { DEFAULT_SOURCE: 'morning-reads' } });
    try {
      const { digest } = await importWhole(app, { content: digestText('2025-02-01', paperInputs(1)) });
      expect(digest).toMatchObject({ source: 'morning-reads', title: 'Morning reads, 1 February 2025' });
    } finally {
      await app.close();
    }
  });
});
