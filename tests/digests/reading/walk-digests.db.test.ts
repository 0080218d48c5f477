import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { insertDigest, insertPapers } from '../../papers/reading/insert-papers';
import { expectWalks } from '../../platform/pagination/walk';
import { startTestApp, type TestApp } from '../../support/test-app';

const days = Array.from({ length: 23 }, (_, index) => `2025-02-${String(index + 1).padStart(2, '0')}`);

describe('Digests and their entries, walked page by page both ways', () => {
  let app: TestApp;
  let papers: string[];
  let digest: string;
  let newestFirst: string[];
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    const { database } = app;
    const keys = (
      await insertPapers(
        database,
        Array.from({ length: 103 }, () => ({})),
      )
    ).toReversed();
    papers = keys.map((key) => encodeNodeId('Paper', key));
    digest = encodeNodeId('Digest', await insertDigest(database, { date: '2025-03-13', source: 'long', papers: keys }));
    const digests: string[] = [];
    // In no order of time, and with another source's digest on every day.
    for (const date of [...days.slice(11), ...days.slice(0, 11)]) {
      await insertDigest(database, { date, source: 'other' });
      digests.push(`${date} ${encodeNodeId('Digest', await insertDigest(database, { date }))}`);
    }
    newestFirst = digests
      .sort()
      .reverse()
      .map((dated) => dated.slice(11));
  });
  afterAll(() => app.close());

  it.each([1, 7, 100])('digests of the default source come once, newest first, in pages of %i', async (size) => {
    await expectWalks(app, 'digests(PAGE)', size, newestFirst);
  });

  it('digests keep to their source and to their days, both of which count', async () => {
    await expectWalks(app, 'digests(PAGE, from: "2025-02-05", to: "2025-02-09")', 2, newestFirst.slice(14, 19));
    await expectWalks(app, 'digests(PAGE, source: "long")', 7, [digest]);
    await expectWalks(app, 'digests(PAGE, source: "nobody")', 7, []);
    await expectWalks(app, 'digests(PAGE, from: "2025-02-09", to: "2025-02-05")', 7, []);
  });

  it.each([1, 7, 100])('entries come once, in the order of the digest, in pages of %i', async (size) => {
    await expectWalks(app, `digest(id: "${digest}") { entries(PAGE) }`, size, papers);
  });

  it('entries carry their position on every page', async () => {
    const list = (page: string): string =>
      `{ digest(id: "${digest}") { entries(${page}) { totalCount edges { cursor position } } } }`;
    const { data } = await app.ask(list('first: 3'));
    expect(data.digest.entries).toMatchObject({
      totalCount: 103,
      edges: [{ position: 1 }, { position: 2 }, { position: 3 }],
    });
    const behind = await app.ask(list(`first: 2, after: "${data.digest.entries.edges[2].cursor}"`));
    expect(behind.data.digest.entries.edges).toMatchObject([{ position: 4 }, { position: 5 }]);
    const last = await app.ask(list('last: 1'));
    expect(last.data.digest.entries.edges).toMatchObject([{ position: 103 }]);
  });
});
