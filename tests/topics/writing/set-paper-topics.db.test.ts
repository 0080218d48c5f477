import { importWhole, readPaper, setPaperTopics, upsertPaper, type WrittenPaper } from '../../papers/writing/mutations';
import { changesOf, expectTopicCountsRight, rowCounts } from '../../papers/writing/observe';
import { digestText, paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

const aboutModels = { abstract: 'A large language model is a large language model.' };
const slugsOf = ({ topics }: Pick<WrittenPaper, 'topics'>) => topics.map(({ topic }) => topic.slug).toSorted();

describe('setPaperTopics', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
  });
  afterEach(() => expectTopicCountsRight(app.database));
  afterAll(() => app.close());

  it("puts a paper under the curator's topics alone, whatever rules say of it afterwards", async () => {
    const paper = paperInput(aboutModels);
    const { digest } = await importWhole(app, { content: digestText('2025-02-01', [paper]) });
    const id = digest.entries.nodes[0]?.id ?? '';
    expect(slugsOf(await readPaper(app, id))).toContain('language-models');

    const chosen = ['diffusion-models', 'reinforcement-learning'];
    const { paper: curated, userErrors } = await setPaperTopics(app, id, [...chosen, 'diffusion-models']);
    expect(userErrors).toEqual([]);
    expect(curated?.topics.map(({ origin, score }) => ({ origin, score }))).toEqual(
      Array(2).fill({ origin: 'CURATOR', score: 1 }),
    );
    const abstract = `${paper.abstract} We say more about large language models here.`;
    await importWhole(app, { content: digestText('2025-02-01', [{ ...paper, abstract }]) });
    expect(slugsOf(await readPaper(app, id))).toEqual(chosen);
    expect(slugsOf(await upsertPaper(app, { ...paper, arxivId: '2502.00001' }))).toEqual(chosen);
  });

  it('leaves a paper without topics for good, where the curator names none', async () => {
    const paper = paperInput(aboutModels);
    const { id } = await upsertPaper(app, paper);
    expect(await setPaperTopics(app, id, [])).toMatchObject({ paper: { topics: [] }, userErrors: [] });
    expect((await upsertPaper(app, { ...paper, abstract: `${paper.abstract} Indeed.` })).topics).toEqual([]);
  });

  it('again with the same choice changes nothing', async () => {
    const { id } = await upsertPaper(app, paperInput());
    await setPaperTopics(app, id, ['diffusion-models', 'language-models']);
    const before = await readPaper(app, id);
    const { changes } = await changesOf(app.database, async () => {
      const { paper } = await setPaperTopics(app, id, ['language-models', 'diffusion-models']);
      expect(paper).toEqual(before);
    });
    expect(changes).toEqual({});
  });

  it('names every slug that no topic has by its place, and changes nothing', async () => {
    const { id, topics } = await upsertPaper(app, paperInput(aboutModels));
    const before = await rowCounts(app.database);
    const payload = await setPaperTopics(app, id, ['language-models', 'nonsense', 'diffusion-models', 'Diffusion']);
    expect(payload).toEqual({
      paper: null,
      userErrors: ['nonsense', 'Diffusion'].map((slug, at) => ({
        code: 'NOT_FOUND',
        field: ['topics', at === 0 ? '1' : '3'],
        message: `Expected the slug of a topic, but none has "${slug}".`,
      })),
    });
    expect((await readPaper(app, id)).topics).toEqual(topics);
    expect(await rowCounts(app.database)).toEqual(before);
  });

  it('is told of more than 50 topics, and of a paper that does not exist', async () => {
    const { id } = await upsertPaper(app, paperInput());
    expect(await setPaperTopics(app, id, Array(51).fill('language-models'))).toMatchObject({
      paper: null,
      userErrors: [{ code: 'TOO_MANY', field: ['topics'] }],
    });
    expect(await setPaperTopics(app, 'nonsense', [])).toMatchObject({
      paper: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['paperId'] }],
    });
  });
});
