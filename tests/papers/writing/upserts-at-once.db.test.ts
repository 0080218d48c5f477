import { paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import {
  createTopic,
  deletePaper,
  readPaper,
  setPaperTopics,
  unvote,
  upsertPaper,
  upsertPapers,
  vote,
} from './mutations';
import { expectStandingsRight, expectTopicCountsRight, rowCounts } from './observe';

const paperCount = async (app: TestApp): Promise<number> => (await rowCounts(app.database))['papers'] ?? 0;

describe('Upserts at the same moment', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterEach(async () => {
    await expectStandingsRight(app.database);
    await expectTopicCountsRight(app.database);
  });
  afterAll(() => app.close());

  it('of ten batches that overlap, in any order, make each paper once', async () => {
    const before = await paperCount(app);
    const papers = [
      ...paperInputs(20, { authors: ['Ada Lovelace', 'Grace Hopper'] }).map((paper, at) => ({
        ...paper,
        arxivId: `2502.${10_000 + at}`,
      })),
      ...paperInputs(20).map((paper, at) => ({ ...paper, doi: `10.1000/at-once.${at}` })),
      ...paperInputs(20, { authors: ['Alan Turing', 'Ada Lovelace'] }),
    ];
    const batches = Array.from({ length: 10 }, (_, at) => {
      const shifted = [...papers.slice(at * 5), ...papers.slice(0, at * 5)].slice(0, 50);
      return at % 2 === 0 ? shifted : shifted.toReversed();
    });
    const payloads = await Promise.all(batches.map((batch) => upsertPapers(app, batch)));
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(payloads.reduce((sum, { created }) => sum + created, 0)).toBe(60);
    expect(await paperCount(app)).toBe(before + 60);
    const doubled = await app.database.query(
      'select title_key from papers group by title_key having count(*) > 1 union all select name_key from authors group by name_key having count(*) > 1',
    );
    expect(doubled).toEqual([]);
  });

  it('that bring a title, its arXiv id and its DOI one by one end as one paper', async () => {
    const before = await paperCount(app);
    const paper = paperInput();
    const [arxivId, doi] = ['2502.20001', '10.1000/at-once'];
    const rows = [paper, { ...paper, arxivId }, { ...paper, doi }, { ...paper, arxivId, doi }];
    // By title first: an arXiv id and a DOI that meet each other with no paper of that title known are two papers.
    await upsertPaper(app, paper);
    await upsertPaper(app, { ...paper, arxivId, doi });
    const payloads = await Promise.all([...rows, ...rows].map((row) => upsertPapers(app, [row])));
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(payloads.map(({ papers }) => papers[0]?.id)).size).toBe(1);
    expect(await paperCount(app)).toBe(before + 1);
  });

  it('with votes, deletions and curators about the same papers end without an error and with all counts right', async () => {
    await createTopic(app, { slug: 'otters', name: 'Otters', phrases: [{ phrase: 'otter' }] });
    await createTopic(app, { slug: 'puffins', name: 'Puffins', phrases: [{ phrase: 'puffin' }] });
    const inputs = paperInputs(12, { abstract: 'An otter is an otter, and an otter it is.' });
    const { papers } = await upsertPapers(app, inputs);
    const [gone = '', curated = '', ...others] = papers.flatMap((paper) => paper?.id ?? []);
    const kept = [curated, ...others];
    const voted = inputs.slice(1).map((input) => ({ ...input, votes: 4 }));
    const retold = voted.toReversed().map((input) => ({ ...input, abstract: 'A puffin, said the puffin.' }));

    const payloads = await Promise.all([
      upsertPapers(app, voted),
      upsertPapers(app, retold),
      deletePaper(app, gone),
      setPaperTopics(app, curated, ['otters', 'puffins']),
      ...kept.flatMap((id) => [vote(app, id, 'ada'), vote(app, id, 'grace'), unvote(app, id, 'grace')]),
    ]);
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { topics } = await readPaper(app, curated);
    expect(topics.map(({ topic, origin }) => `${topic.slug} ${origin}`).toSorted()).toEqual([
      'otters CURATOR',
      'puffins CURATOR',
    ]);
    expect(await app.database.query('select from votes where voter = $1', ['ada'])).toHaveLength(kept.length);
  });
});
