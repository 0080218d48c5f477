import { startTestApp, type TestApp } from '../../support/test-app';
import { clientOf } from '../../support/servers';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { askOnce, createTopic, expectNoLeak, rowCounts, topicInput } from './support';

describe('Mutations with an Idempotency-Key at the same moment', () => {
  let db: TestDatabase;
  let one: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    one = await startTestApp({ on: db });
    other = await startTestApp({ on: db });
  });
  afterEach(async () => {
    await expectNoLeak(one);
    await expectNoLeak(other);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await db.drop();
  });

  it.each([
    ['two', 'on one process', 2, () => [one]],
    ['two', 'on two processes', 2, () => [one, other]],
    ['twenty', 'on one process', 20, () => [one]],
    ['forty', 'on two processes', 40, () => [one, other]],
  ])('run once where %s with one key arrive %s', async (_, where, times, processes) => {
    const slug = `${times} ${where}`.replaceAll(' ', '-');
    const before = await rowCounts(one);
    const apps = processes();
    const answers = await Promise.all(
      Array.from({ length: times }, (__, index) =>
        askOnce(apps[index % apps.length] ?? one, slug, createTopic, topicInput(slug)),
      ),
    );
    const [first] = answers;
    expect(first?.data.createTopic).toMatchObject({ topic: { slug }, userErrors: [] });
    for (const { status, data } of answers) {
      expect({ status, data }).toEqual({ status: 200, data: first?.data });
    }
    const replayed = answers.filter(({ headers }) => headers.has('idempotent-replayed'));
    expect(replayed).toHaveLength(times - 1);
    expect(await rowCounts(one)).toEqual({
      ...before,
      topics: (before.topics ?? 0) + 1,
      changes: (before.changes ?? 0) + 1,
      answers: (before.answers ?? 0) + 1,
    });
  });

  it('run each where forty with forty keys arrive, four times as many as there are connections', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => askOnce(one, `k${index}`, createTopic, topicInput(`many-${index}`))),
    );
    expect(answers.map(({ data }) => data.createTopic.topic.slug)).toEqual(
      Array.from({ length: 40 }, (_, index) => `many-${index}`),
    );
  });

  it('run once where some bodies differ: the first wins, the others conflict', async () => {
    const answers = await Promise.all(
      ['x', 'y', 'x', 'y', 'x', 'y'].map((slug) => askOnce(one, 'race', createTopic, topicInput(`race-${slug}`))),
    );
    const won = answers.filter(({ status }) => status === 200).map(({ data }) => data.createTopic.topic.slug);
    expect(won).toHaveLength(3);
    expect(new Set(won).size).toBe(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(3).fill('IDEMPOTENCY_CONFLICT'));
  });

  it('are told TIMEOUT where the first of them takes longer than a statement may', async () => {
    const first = clientOf(db.connection);
    await first.connect();
    await first.query('begin');
    await first.query(`
      insert into idempotency_answers (caller, operation, idempotency_key, request_hash, created_at)
      select 'key:' || id, 'createTopic', 'slow', '', now() from api_keys
    `);
    const { status, errors } = await askOnce(one, 'slow', createTopic, topicInput('slow'));
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 503, code: 'TIMEOUT' });
    await first.end();
    const { data } = await askOnce(one, 'slow', createTopic, topicInput('slow'));
    expect(data.createTopic.topic.slug).toBe('slow');
  }, 15_000);
});
