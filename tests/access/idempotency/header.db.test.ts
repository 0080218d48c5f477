import { startTestApp, type TestApp } from '../../support/test-app';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { askOnce, createTopic, expectNoLeak, rowCounts, topicInput } from './support';

describe('The header Idempotency-Key', () => {
  let db: TestDatabase;
  let app: TestApp;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    app = await startTestApp({ on: db });
  });
  afterEach(() => expectNoLeak(app));
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  it.each([
    ['empty', ''],
    ['256 characters long', 'k'.repeat(256)],
  ])('is refused where it is %s, and nothing is done', async (_, key) => {
    const before = await rowCounts(app);
    const { status, errors } = await askOnce(app, key, createTopic, topicInput('refused'));
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: `Expected an Idempotency-Key of 1 to 255 characters, got ${key.length}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(await rowCounts(app)).toEqual(before);
  });

  it.each([
    ['1 character', '1'],
    ['255 characters', 'k'.repeat(255)],
    ['any characters that a header takes', `it's {"a": 'key'} -- \u00e9\u00ff`],
  ])('may have %s', async (_, key) => {
    const slug = `length-${key.length}`;
    const first = await askOnce(app, key, createTopic, topicInput(slug));
    expect(first.data.createTopic.topic.slug).toBe(slug);
    expect((await askOnce(app, key, createTopic, topicInput(slug))).data).toEqual(first.data);
  });

  it('may stand over as many mutations as the limits allow', async () => {
    const mutations = Array.from(
      { length: 100 },
      (_, index) =>
        `${index % 2 ? 'b' : 'a'}${index}: ${index % 2 ? 'deleteTopic' : 'deletePaper'}(input: { id: "${index}" }) { deletedId }`,
    );
    const { data, errors } = await askOnce(app, 'k'.repeat(255), `mutation { ${mutations.join(' ')} }`);
    expect(errors).toBeUndefined();
    expect(Object.keys(data)).toHaveLength(100);
  });

  it('is ignored for queries, whatever it says', async () => {
    const before = await rowCounts(app);
    const topics = () => askOnce(app, 'k'.repeat(300), '{ topics { totalCount } }');
    const { data } = await topics();
    await app.admin(createTopic, topicInput('one-more'));
    expect((await topics()).data.topics.totalCount).toBe(data.topics.totalCount + 1);
    expect((await rowCounts(app)).answers).toBe(before.answers);
  });

  it('is ignored from anonymous callers, whatever it says', async () => {
    const before = await rowCounts(app);
    for (const key of ['k', 'k'.repeat(300)]) {
      const { errors } = await app.ask(createTopic, topicInput('anonymous'), { headers: { 'idempotency-key': key } });
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await rowCounts(app)).toEqual(before);
  });

  it('is remembered for a day, then forgotten, and can be used again', async () => {
    const first = await askOnce(app, 'a-day', createTopic, topicInput('a-day'));
    const within = await startTestApp({ on: db, env: { CLOCK: '2025-03-15T07:59:00Z' } });
    const after = await startTestApp({ on: db, env: { CLOCK: '2025-03-15T08:01:00Z' } });
    try {
      expect((await askOnce(within, 'a-day', createTopic, topicInput('a-day'))).data).toEqual(first.data);
      const anew = await askOnce(after, 'a-day', createTopic, topicInput('a-day-later'));
      expect(anew.data.createTopic.topic.slug).toBe('a-day-later');
      expect((await askOnce(after, 'a-day', createTopic, topicInput('a-day-later'))).data).toEqual(anew.data);
      const early = await askOnce(after, 'a-day', createTopic, topicInput('a-day'));
      expect(early.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
    } finally {
      await within.close();
      await after.close();
    }
  });
});
