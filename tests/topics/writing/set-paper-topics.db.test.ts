import {
  createTopic,
  importWhole,
  readPaper,
  setPaperTopics,
  upsertPaper,
  type WrittenPaper,
} from '../../papers/writing/mutations';
import { changesOf, expectTopicCountsRight, rowCounts } from '../../papers/writing/observe';
import { digestText, paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

const aboutOtters = { abstract: 'An otter is an otter, and an otter it is.' };
const slugsOf = ({ topics }: Pick<WrittenPaper, 'topics'>) => topics.map(({ topic }) => topic.slug).toSorted();

describe('setPaperTopics', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    await createTopic(app, { slug: 'otters', name: 'Otters', phrases: [{ phrase: 'otter' }] });
    await createTopic(app, { slug: 'puffins', name: 'Puffins', phrases: [{ phrase: 'puffin' }] });
    await createTopic(app, { slug: 'walruses', name: 'Walruses', phrases: [{ phrase: 'walrus' }] });
  });
  afterEach(() => expectTopicCountsRight(app.database));
  afterAll(() => app.close());

  it("puts a paper under the curator's topics alone, whatever rules say of it afterwards", async () => {
    const paper = paperInput(aboutOtters);
    const { digest } = await importWhole(app, { content: digestText('2025-02-01', [paper]) });
    const id = digest.entries.nodes[0]?.id ?? '';
    expect(slugsOf(await readPaper(app, id))).toEqual(['otters']);

    const chosen = ['puffins', 'walruses'];
    const { paper: curated, userErrors } = await setPaperTopics(app, id, [...chosen, 'puffins']);
    expect(userErrors).toEqual([]);
    expect(curated?.topics.map(({ origin, score }) => `${origin} ${score}`)).toEqual(['CURATOR 1', 'CURATOR 1']);
    const abstract = `${paper.abstract} We say more about otters here.`;
    await importWhole(app, { content: digestText('2025-02-01', [{ ...paper, abstract }]) });
    expect(slugsOf(await readPaper(app, id))).toEqual(chosen);
    expect(slugsOf(await upsertPaper(app, { ...paper, arxivId: '2502.00001' }))).toEqual(chosen);
  });

  it('leaves a paper without topics for good, where the curator names none', async () => {
    const paper = paperInput(aboutOtters);
    const { id } = await upsertPaper(app, paper);
    expect(await setPaperTopics(app, id, [])).toMatchObject({ paper: { topics: [] }, userErrors: [] });
    expect((await upsertPaper(app, { ...paper, abstract: `${paper.abstract} Indeed.` })).topics).toEqual([]);
  });

  it('again with the same choice changes nothing', async () => {
    const { id } = await upsertPaper(app, paperInput());
    await setPaperTopics(app, id, ['puffins', 'otters']);
    const before = await readPaper(app, id);
    const { changes } = await changesOf(app.database, async () => {
      const { paper } = await setPaperTopics(app, id, ['otters', 'puffins']);
      expect(paper).toEqual(before);
    });
    expect(changes).toEqual({});
  });

  it('names every slug that no topic has by its place, and changes nothing', async () => {
    const { id, topics } = await upsertPaper(app, paperInput(aboutOtters));
    const before = await rowCounts(app.database);
    const payload = await setPaperTopics(app, id, ['otters', 'nonsense', 'puffins', 'Puffins']);
    expect(payload).toEqual({
      paper: null,
      userErrors: ['nonsense', 'Puffins'].map((slug, at) => ({
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
    expect(await setPaperTopics(app, id, Array(51).fill('otters'))).toMatchObject({
      paper: null,
      userErrors: [{ code: 'TOO_MANY', field: ['topics'] }],
    });
    expect(await setPaperTopics(app, 'nonsense', [])).toMatchObject({
      paper: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['paperId'] }],
    });
  });
});
