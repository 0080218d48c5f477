import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { startTestApp, type TestApp } from '../../support/test-app';
import { insertDigest, insertPapers, insertTopics } from './insert-papers';

describe('A paper', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
  });
  beforeEach(async () => {
    await app.database.query('delete from papers');
    await app.database.query('delete from digests');
  });
  afterAll(() => app.close());

  const upsert = async (paper: object): Promise<string> => {
    const { upsertPapers } = await app.admin(
      `mutation ($input: UpsertPapersInput!) {
        upsertPapers(input: $input) { papers { id } userErrors { message field } }
      }`,
      { input: { papers: [{ title: 'On rewards', abstract: 'An abstract of no interest.', ...paper }] } },
    );
    expect(upsertPapers.userErrors).toEqual([]);
    return upsertPapers.papers[0].id;
  };
  const read = async (id: string, selection: string, key?: string) => {
    const { data, errors } = await app.ask(`query ($id: ID!) { paper(id: $id) { ${selection} } }`, { id }, { key });
    expect(errors).toBeUndefined();
    return data.paper;
  };

  it('tells everything that its source said, and when it arrived', async () => {
    const paper = {
      title: '  On \n rewards ',
      abstract: 'First.\n\nSecond.',
      arxivId: 'https://arxiv.org/abs/2503.09516v2',
      doi: 'https://doi.org/10.1038/S1',
      publishedAt: '2025-03-12T23:30:00+01:00',
      withdrawnAt: '2025-03-13',
      categories: ['cs.LG', 'cs.CL'],
      authors: ['Zoë Zett', 'Ada Lovelace'],
      votes: 3,
    };
    const fields = `title abstract arxivId arxivVersion doi publishedAt withdrawnAt createdAt updatedAt categories votes
      authors { name } digests { date } topics { score }`;
    expect(await read(await upsert(paper), fields)).toEqual({
      title: 'On rewards',
      abstract: 'First.\n\nSecond.',
      arxivId: '2503.09516',
      arxivVersion: 2,
      doi: '10.1038/s1',
      publishedAt: '2025-03-12T22:30:00.000Z',
      withdrawnAt: '2025-03-13T00:00:00.000Z',
      createdAt: expect.stringMatching(/^2025-03-14T08:0\d:\d\d\.\d{3}Z$/),
      updatedAt: expect.stringMatching(/^2025-03-14T08:0\d:\d\d\.\d{3}Z$/),
      categories: ['cs.LG', 'cs.CL'],
      votes: 3,
      authors: [{ name: 'Zoë Zett' }, { name: 'Ada Lovelace' }],
      digests: [],
      topics: [],
    });
  });

  it('is null in what its source did not say', async () => {
    const fields = 'arxivId arxivVersion doi publishedAt withdrawnAt url pdfUrl categories authors { name } votes';
    expect(await read(await upsert({}), fields)).toEqual({
      arxivId: null,
      arxivVersion: null,
      doi: null,
      publishedAt: null,
      withdrawnAt: null,
      url: null,
      pdfUrl: null,
      categories: [],
      authors: [],
      votes: 0,
    });
  });

  it.each([
    [
      'where its source says, its PDF at arXiv',
      { arxivId: '2503.09516', url: 'https://example.org/p?q=1' },
      { url: 'https://example.org/p?q=1', pdfUrl: 'https://arxiv.org/pdf/2503.09516' },
    ],
    [
      'at arXiv',
      { arxivId: '2503.09516v2', doi: '10.1038/s1' },
      { url: 'https://arxiv.org/abs/2503.09516', pdfUrl: 'https://arxiv.org/pdf/2503.09516' },
    ],
    [
      'at arXiv of old',
      { arxivId: 'math.DG/0211159' },
      { url: 'https://arxiv.org/abs/math/0211159', pdfUrl: 'https://arxiv.org/pdf/math/0211159' },
    ],
    [
      'where the DOI leads, whatever it holds',
      { doi: '10.1002/(sici)1097<1::aid>3.0.co;2-#?' },
      { url: 'https://doi.org/10.1002/(sici)1097%3C1::aid%3E3.0.co;2-%23%3F', pdfUrl: null },
    ],
  ])('is read %s', async (_, paper, urls) => {
    expect(await read(await upsert(paper), 'url pdfUrl')).toEqual(urls);
  });

  it('has its links in the order they were given, then those of its abstract', async () => {
    const id = await upsert({
      abstract: 'Our code is at https://github.com/a/b. The model: https://huggingface.co/a/c.',
      links: [{ url: 'https://example.org/project' }, { url: 'https://example.org/data', kind: 'DATASET' }],
    });
    expect((await read(id, 'links { url kind }')).links).toEqual([
      { url: 'https://example.org/project', kind: 'PROJECT' },
      { url: 'https://example.org/data', kind: 'DATASET' },
      { url: 'https://github.com/a/b', kind: 'CODE' },
      { url: 'https://huggingface.co/a/c', kind: 'MODEL' },
    ]);
  });

  it('carries topics, best match first, with the reason', async () => {
    const [key = 0] = await insertPapers(app.database, [{}]);
    await insertTopics(app.database, { alpha: null, beta: null, gamma: null });
    await app.database.query(
      `insert into paper_topics (paper_id, topic_id, score, evidence, origin)
       select $1, topic.id, given.score, given.evidence::text[], given.origin
       from (values ('alpha', 0.25, '{first,second}', 'RULE'), ('beta', 1, '{}', 'CURATOR'), ('gamma', 0.25, '{}', 'SOURCE'))
         as given (slug, score, evidence, origin)
       join topics topic on topic.slug = given.slug`,
      [key],
    );
    const { topics } = await read(encodeNodeId('Paper', key), 'topics { topic { slug } score evidence origin }');
    expect(topics).toEqual([
      { topic: { slug: 'beta' }, score: 1, evidence: [], origin: 'CURATOR' },
      { topic: { slug: 'alpha' }, score: 0.25, evidence: ['first', 'second'], origin: 'RULE' },
      { topic: { slug: 'gamma' }, score: 0.25, evidence: [], origin: 'SOURCE' },
    ]);
  });

  it('knows the digests that list it, newest first', async () => {
    const [key = 0] = await insertPapers(app.database, [{}]);
    for (const date of ['2025-03-02', '2025-03-09', '2025-03-05']) {
      await insertDigest(app.database, { date, papers: [key] });
    }
    await insertDigest(app.database, { date: '2025-03-10' });
    const { digests } = await read(encodeNodeId('Paper', key), 'digests { date }');
    expect(digests).toEqual([{ date: '2025-03-09' }, { date: '2025-03-05' }, { date: '2025-03-02' }]);
  });

  it('tells whether the caller has voted, and nobody else', async () => {
    const id = await upsert({ votes: 2 });
    const keys = [await app.createKey('VOTES_WRITE'), await app.createKey('VOTES_WRITE')];
    const vote = 'mutation ($input: VoteInput!) { vote(input: $input) { paper { votes } userErrors { message } } }';
    const { data } = await app.ask(vote, { input: { paperId: id, voter: 'ada' } }, { key: keys[0] });
    expect(data.vote).toEqual({ paper: { votes: 3 }, userErrors: [] });
    const asked = 'ada: viewerHasVoted(voter: "ada") bob: viewerHasVoted(voter: "bob") nobody: viewerHasVoted';
    expect(await read(id, asked, keys[0])).toEqual({ ada: true, bob: false, nobody: false });
    expect(await read(id, asked, keys[1])).toEqual({ ada: false, bob: false, nobody: false });
    expect(await read(id, asked)).toEqual({ ada: false, bob: false, nobody: false });
  });

  it('trends by a score of six decimals', async () => {
    const [key = 0] = await insertPapers(app.database, [{ trending: 12.345678912345 }]);
    expect((await read(encodeNodeId('Paper', key), 'trendingScore')).trendingScore).toBe(12.345679);
  });

  it('is cited in four formats, with the year of its sort date where none was published', async () => {
    const formats =
      'bibtex: citation(format: BIBTEX) ris: citation(format: RIS) csl: citation(format: CSL_JSON) apa: citation(format: APA)';
    const dated = await read(
      await upsert({ arxivId: '2503.09516', authors: ['Ada Lovelace'], publishedAt: '2024-12-31' }),
      formats,
    );
    expect(dated.bibtex).toMatch(
      /^@\w+\{[\s\S]*title = [\s\S]*On rewards[\s\S]*Lovelace, Ada[\s\S]*2503\.09516[\s\S]*\}\s*$/,
    );
    expect(dated.ris).toMatch(/^TY {2}- [\s\S]*AU {2}- Lovelace, Ada[\s\S]*ER {2}-/);
    expect(JSON.parse(dated.csl)).toMatchObject([
      {
        title: 'On rewards',
        author: [{ family: 'Lovelace', given: 'Ada' }],
        issued: { 'date-parts': [[2024, 12, 31]] },
      },
    ]);
    expect(dated.apa).toMatch(/^Lovelace, A\. \(2024\)\. On rewards/);
    const undated = await read(await upsert({ title: 'Without a date' }), formats);
    expect(undated.apa).toContain('(2025)');
    expect(JSON.parse(undated.csl)).toMatchObject([{ issued: { 'date-parts': [[2025]] } }]);
  });
});
