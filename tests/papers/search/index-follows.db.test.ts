import { indexPapers } from '../../../src/papers/search-index/index-papers';
import { digestText, paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import {
  createTopic,
  deletePaper,
  deleteTopic,
  importWhole,
  setPaperTopics,
  unvote,
  updateTopic,
  upsertPaper,
  upsertPapers,
  vote,
} from '../writing/mutations';
import { expectIndexRight, expectTiersInOrder } from './expect-index-right';

describe('The search index', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
  });
  afterEach(async () => {
    await expectIndexRight(app.database);
    await expectTiersInOrder(app.database);
  });
  afterAll(() => app.close());

  const titles = async (filter: object): Promise<string[]> => {
    const query = 'query ($filter: PaperFilter) { papers(filter: $filter) { nodes { title } } }';
    const { papers } = await app.admin(query, { filter });
    return papers.nodes.map(({ title }: { title: string }) => title);
  };

  it('is right after the seeds', async () => {
    const [row] = await app.database.query<{ papers: number }>('select count(*)::integer as papers from paper_search');
    expect(row).toEqual({ papers: 54 });
  });

  it('follows a paper whose text, authors, categories and links change', async () => {
    const before = {
      title: 'On Numbats',
      abstract: 'Numbats eat termites.',
      arxivId: '2502.00001',
      authors: ['Ada Lovelace'],
      categories: ['q-bio.PE'],
    };
    await upsertPaper(app, paperInput(before));
    expect(await titles({ query: 'numbat termite lovelace' })).toEqual(['On Numbats']);
    await upsertPaper(
      app,
      paperInput({
        ...before,
        title: 'On Bilbies',
        abstract: 'Bilbies eat seeds.',
        authors: ['Grace Hopper'],
        categories: ['q-bio.QM'],
        doi: '10.1234/bilby',
        links: [{ url: 'https://github.com/a/bilby', kind: 'CODE' }],
      }),
    );
    for (const query of ['numbat', 'termite', 'lovelace']) {
      expect(await titles({ query })).toEqual([]);
    }
    for (const filter of [
      { query: 'bilby seed hopper' },
      { query: '10.1234/bilby' },
      { query: '2502.00001' },
      { query: 'bilbies', hasCode: true, categories: ['q-bio.QM'], authors: ['grace hopper'] },
    ]) {
      expect(await titles(filter)).toEqual(['On Bilbies']);
    }
  });

  it('follows the topics that an editor sets, and those that go or move', async () => {
    const paper = await upsertPaper(app, paperInput({ title: 'On Quolls', abstract: 'Quolls have spots, they say.' }));
    await createTopic(app, { name: 'Animals of the south', slug: 'animals' });
    const { topic: quolls } = await createTopic(app, { name: 'Spotted quolls', slug: 'quolls', parent: 'animals' });
    await setPaperTopics(app, paper.id, ['quolls']);
    expect(await titles({ query: 'quoll', topics: ['animals'] })).toEqual(['On Quolls']);
    await updateTopic(app, quolls?.id ?? '', { parent: null });
    expect(await titles({ query: 'quoll', topics: ['animals'] })).toEqual([]);
    expect(await titles({ query: 'quoll', topics: ['quolls'] })).toEqual(['On Quolls']);
    await setPaperTopics(app, paper.id, []);
    expect(await titles({ query: 'quoll', topics: ['quolls'] })).toEqual([]);
  });

  it('knows no more of a topic that was deleted', async () => {
    const paper = await upsertPaper(
      app,
      paperInput({ title: 'On Dunnarts', abstract: 'Dunnarts are small and quick.' }),
    );
    const { topic } = await createTopic(app, { name: 'Small marsupials', slug: 'small' });
    await setPaperTopics(app, paper.id, ['small']);
    await deleteTopic(app, topic?.id ?? '');
    const { papers } = await app.admin(
      '{ papers(filter: {query: "dunnart"}) { totalCount facets { topics { topic { slug } count } } } }',
    );
    expect(papers).toEqual({ totalCount: 1, facets: { topics: [] } });
    expect(await titles({ topics: ['small'] })).toEqual([]);
  });

  it('follows votes, and votes taken back', async () => {
    const paper = await upsertPaper(app, paperInput({ title: 'On Bettongs', abstract: 'Bettongs dig for truffles.' }));
    for (const voter of ['a', 'b', 'c']) {
      await vote(app, paper.id, voter);
    }
    await vote(app, paper.id, 'a');
    await unvote(app, paper.id, 'b');
    expect(await titles({ query: 'bettong', minVotes: 2 })).toEqual(['On Bettongs']);
    expect(await titles({ query: 'bettong', minVotes: 3 })).toEqual([]);
  });

  it('follows the date of a paper that a digest lists earlier', async () => {
    const text = {
      title: 'On Potoroos and Their Truffles',
      abstract: 'Potoroos dig for truffles in the forest, and we count how many they find.',
    };
    await upsertPaper(app, paperInput(text));
    expect(await titles({ query: 'potoroo', publishedTo: '2025-02-01' })).toEqual([]);
    await importWhole(app, { content: digestText('2025-02-01', [text]), source: 'weekly' });
    expect(await titles({ query: 'potoroo', publishedTo: '2025-02-01' })).toEqual([text.title]);
    expect(await titles({ query: 'potoroo', digestFrom: '2025-02-01', digestTo: '2025-02-01' })).toEqual([text.title]);
  });

  it('lets go of a paper that is deleted', async () => {
    const paper = await upsertPaper(app, paperInput({ title: 'On Boodies', abstract: 'Boodies live in burrows.' }));
    await deletePaper(app, paper.id);
    expect(await titles({ query: 'boodie' })).toEqual([]);
  });

  it('is right after votes and imports at once', async () => {
    const { papers } = await upsertPapers(app, paperInputs(4));
    const ids = papers.flatMap((paper) => paper?.id ?? []);
    await Promise.all([
      ...Array.from({ length: 40 }, (_, turn) => vote(app, ids[turn % ids.length] ?? '', `voter ${turn}`)),
      ...Array.from({ length: 20 }, (_, turn) => unvote(app, ids[turn % ids.length] ?? '', `voter ${turn}`)),
      ...papers.flatMap((paper, turn) =>
        paper
          ? [upsertPapers(app, [paperInput({ title: paper.title, abstract: `Changed ${turn} to something else.` })])]
          : [],
      ),
      upsertPapers(app, paperInputs(20)),
    ]);
    const votes = await app.database.query<{ votes: number; counted: number }>(
      `select hit.votes, (select count(*)::integer from votes vote where vote.paper_id = hit.paper_id) as counted
       from paper_search hit
       where hit.paper_id = any (select distinct vote.paper_id from votes vote)`,
    );
    expect(votes.length).toBeGreaterThanOrEqual(4);
    expect(votes.filter((row) => row.votes !== row.counted)).toEqual([]);
  });

  it('is made anew where it was emptied, from where it was interrupted', async () => {
    const papers = async (): Promise<number[]> => {
      const rows = await app.database.query<{ key: number }>(
        'select paper.id as "key" from papers paper order by paper.id',
      );
      return rows.map(({ key }) => key);
    };
    const all = await papers();
    const reached = all[20] ?? 0;
    await app.database.query('truncate paper_search');
    await app.database.query('delete from search_progress');
    expect(await indexPapers(app.database)).toBe(all.length);
    expect(await indexPapers(app.database)).toBe(0);
    await app.database.query('delete from paper_search where paper_id >= $1', [reached]);
    await app.database.query('update search_progress set next_paper_id = $1', [reached]);
    expect(await indexPapers(app.database)).toBe(all.length - 20);
    await app.database.query('update search_progress set version = 0');
    expect(await indexPapers(app.database)).toBe(all.length);
  });
});
