import { importWhole, upsertPapers } from '../../papers/writing/mutations';
import { expectStandingsRight, expectTopicCountsRight, rowCounts } from '../../papers/writing/observe';
import { digestText, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

const paperCount = async (app: TestApp): Promise<number> => (await rowCounts(app.database))['papers'] ?? 0;

describe('Imports at the same moment', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
  });
  afterEach(async () => {
    await expectStandingsRight(app.database);
    await expectTopicCountsRight(app.database);
  });
  afterAll(() => app.close());

  it.each([1, 2, 3])('of the same digest end as one digest, time and again (%i)', async (round) => {
    const before = await paperCount(app);
    const content = digestText(`2025-02-0${round}`, paperInputs(10));
    const payloads = await Promise.all(Array.from({ length: 6 }, () => importWhole(app, { content })));
    expect(new Set(payloads.map(({ digest }) => digest.id)).size).toBe(1);
    expect(payloads.map(({ digest }) => digest.revision)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(payloads.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 10]);
    expect(await paperCount(app)).toBe(before + 10);
  });

  it('of digests that share papers make each paper once', async () => {
    const before = await paperCount(app);
    const papers = paperInputs(12);
    const contents = [0, 1, 2, 3, 4, 5].map((day) => digestText(`2025-01-1${day}`, papers.slice(day, day + 7)));
    const payloads = await Promise.all(contents.map((content) => importWhole(app, { content })));
    expect(new Set(payloads.map(({ digest }) => digest.id)).size).toBe(6);
    expect(await paperCount(app)).toBe(before + 12);
  });

  it('and upserts of the same papers make each paper once, whichever comes first', async () => {
    const before = await paperCount(app);
    const papers = paperInputs(10);
    const withIds = papers.map((paper, index) => ({ ...paper, arxivId: `2501.0000${index}` }));
    const [imported, upserted] = await Promise.all([
      importWhole(app, { content: digestText('2025-01-20', papers) }),
      upsertPapers(app, withIds),
    ]);
    expect(imported.created + upserted.created).toBe(10);
    expect(upserted.papers.map((paper) => paper?.arxivId)).toEqual(withIds.map(({ arxivId }) => arxivId));
    expect(await paperCount(app)).toBe(before + 10);
  });
});

describe('An import that fails on its way', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    await app.database.query(`
      create function refuse_row() returns trigger language plpgsql as $$
      begin
        raise exception 'the disk is full';
      end
      $$`);
  });
  afterAll(() => app.close());

  it.each([
    ['the thirtieth entry', 'before insert on digest_entries', 'new.position = 30'],
    ['the last link', 'before insert on paper_links', `new.url like '%the-last-link%'`],
    ['the log', 'before insert on changes', `new.type = 'DIGEST'`],
    ['the commit', 'after insert on digests', 'true'],
  ])('at %s leaves nothing behind', async (_, event, condition) => {
    const isLast = event.startsWith('after');
    await app.database.query(
      `create ${isLast ? 'constraint' : ''} trigger refuse ${event} ${isLast ? 'deferrable initially deferred' : ''}
       for each row when (${condition}) execute function refuse_row()`,
    );
    const papers = paperInputs(40);
    papers.push(
      ...paperInputs(1, { abstract: 'The code of this paper is at https://github.com/a/the-last-link today.' }),
    );
    const content = digestText('2025-02-10', papers);
    const before = await rowCounts(app.database);
    const { errors } = await app.ask(
      'mutation ($input: ImportDigestInput!) { importDigest(input: $input) { created } }',
      { input: { content } },
      { key: app.adminKey },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('the disk is full');
    expect(await rowCounts(app.database)).toEqual(before);
    expect((await app.admin('{ digest(date: "2025-02-10") { id } }')).digest).toBeNull();

    await app.database.query(`drop trigger refuse on ${event.split(' ').at(-1)}`);
    const { created } = await importWhole(app, { content });
    expect(created).toBe(41);
    await app.database.query(`delete from digests where date = '2025-02-10'`);
  });
});
