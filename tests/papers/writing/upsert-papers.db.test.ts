import { paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { createTopic, upsertPaper, upsertPapers } from './mutations';
import { changesOf, expectStandingsRight, expectTopicCountsRight, rowCounts } from './observe';

describe('upsertPapers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterEach(async () => {
    await expectStandingsRight(app.database);
    await expectTopicCountsRight(app.database);
  });
  afterAll(() => app.close());

  it('answers in the order of the input, and counts what is new, what differs and what is known', async () => {
    const [same, changed] = [paperInput({ arxivId: '2501.00001' }), paperInput({ doi: '10.1000/a.1' })];
    const first = await upsertPapers(app, [same, changed]);
    expect(first).toMatchObject({ created: 2, updated: 0, unchanged: 0, userErrors: [] });
    const batch = [paperInput(), { ...changed, abstract: 'Said anew.' }, same, paperInput()];
    const { papers, userErrors, ...counts } = await upsertPapers(app, batch);
    expect({ ...counts, userErrors }).toEqual({ created: 2, updated: 1, unchanged: 1, userErrors: [] });
    expect(papers.map((paper) => paper?.title)).toEqual(batch.map(({ title }) => title));
    expect([papers[2]?.id, papers[1]?.id]).toEqual(first.papers.map((paper) => paper?.id));
    expect(papers[1]?.abstract).toBe('Said anew.');
  });

  it('leaves what it is told again as it is, down to the last row', async () => {
    const papers = paperInputs(5, {
      authors: ['Ada Lovelace', 'Grace Hopper'],
      categories: ['cs.CL', 'cs.AI'],
      links: [{ url: 'https://github.com/a/b' }],
      publishedAt: '2025-01-02T03:04:05.678Z',
      votes: 3,
      url: 'https://example.org/p',
    });
    await upsertPapers(app, papers);
    const rows = () =>
      app.database.query(
        `select paper.ctid, paper.xmin, author.xmin as signed, link.xmin as linked
         from papers paper
         join paper_authors author on author.paper_id = paper.id
         join paper_links link on link.paper_id = paper.id
         order by paper.id, author.position`,
      );
    const before = await rows();
    const { changes } = await changesOf(app.database, async () => {
      expect(await upsertPapers(app, papers)).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
    });
    expect(changes).toEqual({});
    expect(await rows()).toEqual(before);
  });

  it('uses up no keys for papers that are known', async () => {
    const papers = paperInputs(3);
    const lastKey = async () => (await app.database.query('select last_value from papers_id_seq'))[0];
    await upsertPapers(app, papers);
    const before = await lastKey();
    await upsertPapers(app, papers);
    await upsertPapers(
      app,
      papers.map((paper) => ({ ...paper, votes: 3, abstract: 'Said anew.' })),
    );
    expect(await lastKey()).toEqual(before);
  });

  it('leaves what is left out, or null, as it is', async () => {
    const full = paperInput({
      arxivId: '2501.00002v2',
      doi: '10.1000/a.2',
      url: 'https://example.org/full',
      publishedAt: '2025-01-02',
      withdrawnAt: '2025-02-03T04:05:06Z',
      authors: ['Ada Lovelace'],
      categories: ['cs.LG'],
      links: [{ url: 'https://example.org/demo', kind: 'DEMO' }],
      votes: 9,
    });
    const written = await upsertPaper(app, full);
    const { title, abstract, arxivId } = full;
    expect(await upsertPaper(app, { title, abstract, arxivId: '2501.00002' })).toEqual(written);
    const nulls = { doi: null, url: null, publishedAt: null, withdrawnAt: null, votes: null };
    expect(
      await upsertPaper(app, { title, abstract, arxivId, ...nulls, authors: null, categories: null, links: null }),
    ).toEqual(written);
  });

  it('replaces lists, also by empty ones', async () => {
    const paper = paperInput({
      authors: ['A One', 'B Two'],
      categories: ['cs.LG', 'cs.CL'],
      links: [{ url: 'https://a.io/x' }],
    });
    await upsertPaper(app, paper);
    const changed = await upsertPaper(app, { ...paper, authors: ['B Two'], categories: ['cs.CL'], links: [] });
    expect(changed).toMatchObject({ authors: [{ name: 'B Two' }], categories: ['cs.CL'], links: [] });
    expect(await upsertPaper(app, { ...paper, authors: [], categories: [] })).toMatchObject({
      authors: [],
      categories: [],
    });
  });

  it('finds topics for a new paper, and finds them again when its text changes', async () => {
    await createTopic(app, { slug: 'otters', name: 'Otters', phrases: [{ phrase: 'otter' }] });
    const paper = paperInput({ title: 'Otters at Large', abstract: 'An otter is studied.' });
    const slugs = async (abstract: string) =>
      (await upsertPaper(app, { ...paper, arxivId: '2501.00003', abstract })).topics.map(({ topic }) => topic.slug);
    expect(await slugs(paper.abstract)).toEqual(['otters']);
    const { topics } = await upsertPaper(app, {
      ...paper,
      title: 'Of Cabbages',
      arxivId: '2501.00003',
      abstract: 'And kings.',
    });
    expect(topics).toEqual([]);
  });

  it('takes an empty batch', async () => {
    expect(await upsertPapers(app, [])).toEqual({ papers: [], created: 0, updated: 0, unchanged: 0, userErrors: [] });
  });

  it('takes 500 papers, and refuses 501 without looking at one', async () => {
    const papers = paperInputs(501);
    const { userErrors, created } = await upsertPapers(app, papers, 'REJECT_FAILED_ROWS');
    expect({ userErrors, created }).toEqual({
      userErrors: [{ code: 'TOO_MANY', field: ['papers'], message: expect.stringContaining('500') }],
      created: 0,
    });
    expect(await upsertPapers(app, papers.slice(0, 500))).toMatchObject({ created: 500, userErrors: [] });
  });

  describe('with bad rows among the good', () => {
    const batch = () => [paperInput(), paperInput({ title: '   ' }), paperInput({ doi: 'x' }), paperInput()];
    const errors = [
      { code: 'REQUIRED', field: ['papers', '1', 'title'], message: 'Expected a title, got only white space.' },
      { code: 'INVALID', field: ['papers', '2', 'doi'], message: expect.stringContaining('got "x"') },
    ];

    it('stores nothing by REJECT_EVERYTHING, which is the default', async () => {
      const before = await rowCounts(app.database);
      expect(await upsertPapers(app, batch())).toMatchObject({ created: 0, userErrors: errors });
      expect(await upsertPapers(app, batch(), 'REJECT_EVERYTHING')).toMatchObject({ created: 0, userErrors: errors });
      expect(await rowCounts(app.database)).toEqual(before);
    });

    it('stores the good ones by REJECT_FAILED_ROWS, and null stands for the others', async () => {
      const papers = batch();
      const payload = await upsertPapers(app, papers, 'REJECT_FAILED_ROWS');
      expect(payload).toMatchObject({ created: 2, updated: 0, unchanged: 0, userErrors: errors });
      expect(payload.papers.map((paper) => paper?.title ?? null)).toEqual([
        papers[0]?.title,
        null,
        null,
        papers[3]?.title,
      ]);
    });
  });
});
