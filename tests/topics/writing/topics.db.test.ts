import {
  createTopic,
  deleteTopic,
  updateTopic,
  upsertPaper,
  type UserError,
  type WrittenTopic,
} from '../../papers/writing/mutations';
import { expectTopicCountsRight, rowCounts } from '../../papers/writing/observe';
import { paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

/** What a mutation answered that should have made or changed a topic. */
function topicOf({ topic, userErrors }: { topic: WrittenTopic | null; userErrors: UserError[] }): WrittenTopic {
  expect(userErrors).toEqual([]);
  if (topic === null) {
    throw new Error('Expected a topic, got null.');
  }
  return topic;
}

describe('The taxonomy', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterEach(() => expectTopicCountsRight(app.database));
  afterAll(() => app.close());

  const phrasesOf = (slug: string) =>
    app.database.query(
      `select entry.phrase, entry.weight
       from topic_phrases entry
       join topics topic on topic.id = entry.topic_id
       where topic.slug = $1
       order by entry.phrase`,
      [slug],
    );

  describe('createTopic', () => {
    it('adds a topic, with all that is said of it', async () => {
      await createTopic(app, { slug: 'learning', name: 'Learning' });
      const topic = topicOf(
        await createTopic(app, {
          slug: 'deep-learning',
          name: '  Deep learning ',
          description: ' Of many layers. ',
          parent: 'learning',
          phrases: [{ phrase: 'deep learning' }, { phrase: 'many layers', weight: 0.5 }],
        }),
      );
      expect(topic).toEqual({
        id: expect.any(String),
        slug: 'deep-learning',
        name: 'Deep learning',
        description: 'Of many layers.',
        parent: { slug: 'learning' },
        paperCount: 0,
      });
      expect(await phrasesOf('deep-learning')).toEqual([
        { phrase: 'deep learning', weight: 1 },
        { phrase: 'many layers', weight: 0.5 },
      ]);
    });

    it('brings papers in from then on', async () => {
      const paper = paperInput({ title: 'Zebrafish at Large', abstract: 'Zebrafish swim.' });
      const before = await upsertPaper(app, { ...paper, arxivId: '2501.00001' });
      await createTopic(app, { slug: 'zebrafish', name: 'Zebrafish', phrases: [{ phrase: 'zebrafish' }] });
      const after = await upsertPaper(app, { ...paper, arxivId: '2501.00002' });
      expect([before, after].map(({ topics }) => topics.map(({ topic }) => topic.slug))).toEqual([[], ['zebrafish']]);
    });
  });

  describe('updateTopic', () => {
    it('changes what is told and leaves the rest', async () => {
      const phrases = [{ phrase: 'walrus', weight: 2 }];
      const made = topicOf(await createTopic(app, { slug: 'walrus', name: 'Walrus', description: 'Tusks.', phrases }));
      expect(topicOf(await updateTopic(app, made.id, { name: 'The walrus' }))).toEqual({ ...made, name: 'The walrus' });
      expect(topicOf(await updateTopic(app, made.id, { slug: 'the-walrus', description: '' }))).toEqual({
        ...made,
        name: 'The walrus',
        slug: 'the-walrus',
        description: '',
      });
      expect(await phrasesOf('the-walrus')).toEqual(phrases);
      await updateTopic(app, made.id, { phrases: [{ phrase: 'odobenus' }] });
      expect(await phrasesOf('the-walrus')).toEqual([{ phrase: 'odobenus', weight: 1 }]);
      await updateTopic(app, made.id, { phrases: [] });
      expect(await phrasesOf('the-walrus')).toEqual([]);
    });

    it('moves a topic with all its papers, and null puts it at the top', async () => {
      const top = topicOf(await createTopic(app, { slug: 'animals', name: 'Animals' }));
      const moved = topicOf(await createTopic(app, { slug: 'otter', name: 'Otter', phrases: [{ phrase: 'otter' }] }));
      await upsertPaper(app, paperInput({ title: 'An Otter', abstract: 'One otter.' }));
      expect(topicOf(await updateTopic(app, moved.id, { parent: 'animals' }))).toMatchObject({
        parent: { slug: 'animals' },
        paperCount: 1,
      });
      await expectTopicCountsRight(app.database);
      const read = async () => (await app.admin('query ($id: ID!) { topic(id: $id) { paperCount } }', top)).topic;
      expect(await read()).toEqual({ paperCount: 1 });
      expect(topicOf(await updateTopic(app, moved.id, { parent: null }))).toMatchObject({ parent: null });
      expect(await read()).toEqual({ paperCount: 0 });
    });

    it('lets a topic keep its own slug', async () => {
      const { id } = topicOf(await createTopic(app, { slug: 'same', name: 'Same' }));
      expect(topicOf(await updateTopic(app, id, { slug: 'same', name: 'Other' }))).toMatchObject({ name: 'Other' });
    });
  });

  describe('deleteTopic', () => {
    it('takes a topic off its papers, and out of the counts above it', async () => {
      await createTopic(app, { slug: 'birds', name: 'Birds' });
      const phrases = [{ phrase: 'puffin' }];
      const { id } = topicOf(await createTopic(app, { slug: 'puffin', name: 'Puffin', parent: 'birds', phrases }));
      const paper = await upsertPaper(app, paperInput({ title: 'A Puffin', abstract: 'Puffin.' }));
      expect(paper.topics.map(({ topic }) => topic.slug)).toEqual(['puffin']);
      expect(await deleteTopic(app, id)).toEqual({ deletedId: id, userErrors: [] });
      await expectTopicCountsRight(app.database);
      const again = await upsertPaper(app, paperInput({ title: 'A Puffin', abstract: 'Another puffin.' }));
      expect(again).toMatchObject({ id: paper.id, topics: [] });
    });

    it('is refused while topics stand below it', async () => {
      const { id } = topicOf(await createTopic(app, { slug: 'trees', name: 'Trees' }));
      const oak = topicOf(await createTopic(app, { slug: 'oak', name: 'Oak', parent: 'trees' }));
      await createTopic(app, { slug: 'elm', name: 'Elm', parent: 'trees' });
      const before = await rowCounts(app.database);
      expect(await deleteTopic(app, id)).toEqual({
        deletedId: null,
        userErrors: [{ code: 'CONFLICT', field: ['id'], message: expect.stringContaining('elm, oak') }],
      });
      expect(await rowCounts(app.database)).toEqual(before);
      expect(await deleteTopic(app, oak.id)).toMatchObject({ deletedId: oak.id });
    });

    it('is told where no topic has the id', async () => {
      const { id } = topicOf(await createTopic(app, { slug: 'gone', name: 'Gone' }));
      await deleteTopic(app, id);
      const paper = await upsertPaper(app, paperInput());
      for (const unknown of [id, paper.id, 'nonsense']) {
        expect(await deleteTopic(app, unknown)).toMatchObject({ deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
        expect(await updateTopic(app, unknown, {})).toMatchObject({
          topic: null,
          userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
        });
      }
    });
  });
});
