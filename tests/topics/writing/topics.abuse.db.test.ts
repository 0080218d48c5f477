import { createTopic, deleteTopic, updateTopic } from '../../papers/writing/mutations';
import { rowCounts } from '../../papers/writing/observe';
import { startTestApp, type TestApp } from '../../support/test-app';

const long = (length: number) => 'x'.repeat(length);
const phrases = (count: number) => Array.from({ length: count }, (_, at) => ({ phrase: `phrase ${at}` }));

/** What is wrong both of a new topic and of changes to one. */
const wrong: [string, object, string, string[]][] = [
  ['a slug in capitals', { slug: 'Graphs' }, 'INVALID', ['slug']],
  ['a slug with a space', { slug: 'a b' }, 'INVALID', ['slug']],
  ['an empty slug', { slug: '' }, 'INVALID', ['slug']],
  ['a slug of 81 characters', { slug: long(81) }, 'TOO_LONG', ['slug']],
  ['a slug that is taken', { slug: 'root' }, 'TAKEN', ['slug']],
  ['an empty name', { name: '' }, 'REQUIRED', ['name']],
  ['a blank name', { name: ' \t' }, 'REQUIRED', ['name']],
  ['a name of 121 characters', { name: long(121) }, 'TOO_LONG', ['name']],
  ['a name with a control character', { name: 'a\u0007' }, 'INVALID', ['name']],
  ['a description of 2,001 characters', { description: long(2_001) }, 'TOO_LONG', ['description']],
  ['a parent that does not exist', { parent: 'nowhere' }, 'NOT_FOUND', ['parent']],
  ['an empty parent', { parent: '' }, 'NOT_FOUND', ['parent']],
  ['501 phrases', { phrases: phrases(501) }, 'TOO_MANY', ['phrases']],
  ['a phrase of 201 characters', { phrases: [{ phrase: long(201) }] }, 'TOO_LONG', ['phrases', '0', 'phrase']],
  [
    'a phrase without a word',
    { phrases: [{ phrase: 'a word' }, { phrase: ' – ' }] },
    'INVALID',
    ['phrases', '1', 'phrase'],
  ],
  ['a phrase twice', { phrases: [{ phrase: 'Graph' }, { phrase: 'graphs' }] }, 'CONFLICT', ['phrases', '1', 'phrase']],
  ['a weight below none', { phrases: [{ phrase: 'a', weight: -0.1 }] }, 'INVALID', ['phrases', '0', 'weight']],
  ['a weight above 10', { phrases: [{ phrase: 'a', weight: 10.5 }] }, 'INVALID', ['phrases', '0', 'weight']],
];

describe('The taxonomy used wrongly', () => {
  let app: TestApp;
  let topicId = '';
  let before: Record<string, number>;
  let weakKey = '';
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    for (const [slug, parent] of [
      ['root', null],
      ['middle', 'root'],
      ['leaf', 'middle'],
    ]) {
      const { topic } = await createTopic(app, { slug, name: slug, parent, phrases: [{ phrase: `a ${slug}` }] });
      topicId = slug === 'middle' ? (topic?.id ?? '') : topicId;
    }
    weakKey = await app.createKey('PAPERS_WRITE', 'DIGESTS_WRITE');
    before = await rowCounts(app.database);
  });
  afterEach(nothingIsStored);
  afterAll(() => app.close());

  async function nothingIsStored(): Promise<void> {
    expect(await rowCounts(app.database)).toEqual(before);
  }

  it.each(wrong)('is told of %s in a new topic', async (_, fields, code, path) => {
    const { topic, userErrors } = await createTopic(app, { slug: 'new', name: 'New', ...fields });
    expect(topic).toBeNull();
    expect(userErrors).toEqual([{ code, field: path, message: expect.stringMatching(/\S/) }]);
  });

  it.each(wrong)('is told of %s in changes', async (_, fields, code, path) => {
    const { topic, userErrors } = await updateTopic(app, topicId, { description: 'Changed.', ...fields });
    expect(topic).toBeNull();
    expect(userErrors).toEqual([{ code, field: ['changes', ...path], message: expect.stringMatching(/\S/) }]);
  });

  it.each(['slug', 'name', 'description', 'phrases'])(
    'is told of a null for the %s, which cannot be without',
    async (field) => {
      const { topic, userErrors } = await updateTopic(app, topicId, { [field]: null });
      expect(topic).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['changes', field] }]);
    },
  );

  it.each(['middle', 'leaf'])('is told of a cycle, with %s above middle', async (parent) => {
    const { topic, userErrors } = await updateTopic(app, topicId, { parent });
    expect(topic).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['changes', 'parent'] }]);
  });

  it.each([
    ['createTopic', 'mutation { createTopic(input: { slug: "a", name: "A" }) { topic { id } } }'],
    ['updateTopic', 'mutation { updateTopic(input: { id: "a", changes: {} }) { topic { id } } }'],
    ['deleteTopic', 'mutation { deleteTopic(input: { id: "a" }) { deletedId } }'],
    ['setPaperTopics', 'mutation { setPaperTopics(input: { paperId: "a", topics: [] }) { paper { id } } }'],
  ])('needs the scope TOPICS_WRITE for %s', async (_, mutation) => {
    expect((await app.ask(mutation)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const { errors } = await app.ask(mutation, {}, { key: weakKey });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('takes a slug once, of ten that come at the same moment', async () => {
    const payloads = await Promise.all(
      Array.from({ length: 10 }, () => createTopic(app, { slug: 'once', name: 'Once' })),
    );
    const made = payloads.flatMap(({ topic }) => topic ?? []);
    expect(made).toHaveLength(1);
    expect(payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(9).fill('TAKEN'));
    await deleteTopic(app, made[0]?.id ?? '');
    before = { ...before, changes: (before['changes'] ?? 0) + 2 };
  });
});
