import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { fold } from '../../../src/platform/text/fold';
import { expectWalks } from '../../platform/pagination/walk';
import { startTestApp, type TestApp } from '../../support/test-app';

/** Names of few sorts and counts of fewer. */
const topics = Array.from({ length: 60 }, (_, index) => ({
  key: index + 1,
  name: ['Alpha', 'Beta', 'beta', 'Élan'][index % 4] ?? '',
  paperCount: (index * 5) % 3,
}));

describe('Topics, walked page by page both ways', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    for (const { key, name, paperCount } of topics) {
      await app.database.query(
        `insert into topics (id, slug, name, sort_name, paper_count, created_at, updated_at)
         values ($1::integer, 'topic-' || $1::integer, $2, $3, $4, now(), now())`,
        [key, name, fold(name), paperCount],
      );
    }
  });
  afterAll(() => app.close());

  const inOrder = (compare: (a: (typeof topics)[number], b: (typeof topics)[number]) => number): string[] =>
    [...topics].sort((a, b) => compare(a, b) || a.key - b.key).map(({ key }) => encodeNodeId('Topic', key));
  const byName = inOrder((a, b) => Buffer.compare(Buffer.from(fold(a.name)), Buffer.from(fold(b.name))));
  const byCount = inOrder((a, b) => a.paperCount - b.paperCount);

  it.each([1, 7, 100])('come once by NAME, in pages of %i', async (size) => {
    await expectWalks(app, 'topics(PAGE, orderBy: {field: NAME})', size, byName);
    await expectWalks(app, 'topics(PAGE, orderBy: {field: NAME, direction: DESC})', size, byName.toReversed());
  });

  it.each([1, 7, 100])('come once by PAPER_COUNT, in pages of %i', async (size) => {
    await expectWalks(app, 'topics(PAGE, orderBy: {field: PAPER_COUNT})', size, byCount);
    await expectWalks(app, 'topics(PAGE)', size, byCount.toReversed());
    await expectWalks(app, 'topics(PAGE, orderBy: null)', size, byCount.toReversed());
  });

  it('keep to their query', async () => {
    const some = byName.filter((id) =>
      topics.some(({ key, name }) => encodeNodeId('Topic', key) === id && /beta/i.test(name)),
    );
    await expectWalks(app, 'topics(PAGE, query: "BETA", orderBy: {field: NAME})', 7, some);
  });
});
