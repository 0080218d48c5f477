import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { insertDigest, insertPapers, insertTopics } from '../../papers/reading/insert-papers';
import { startTestApp, type TestApp } from '../../support/test-app';

describe('digest', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    const { database } = app;
    await insertTopics(database, { science: null, physics: 'science', music: null, silence: null });
    const papers = await insertPapers(database, [
      { topics: ['physics'] },
      { topics: ['physics', 'music'] },
      { topics: ['music', 'physics', 'science'] },
    ]);
    const add = async (date: string, source?: string, keys: number[] = []): Promise<string> =>
      encodeNodeId('Digest', await insertDigest(database, { date, source, papers: keys }));
    ids = {
      newest: await add('2025-03-13', undefined, papers),
      first: await add('2025-03-01'),
      second: await add('2025-03-04', undefined, papers.slice(0, 1)),
      other: await add('2025-03-12', 'other'),
      otherNewest: await add('2025-03-20', 'other'),
    };
  });
  afterAll(() => app.close());

  const find = async (argument: string, selection = 'id') => {
    const { data, errors } = await app.ask(`{ digest${argument} { ${selection} } }`);
    return errors ?? data.digest;
  };

  it('is the newest of the default source, or of the one that is named', async () => {
    expect(await find('')).toEqual({ id: ids.newest });
    expect(await find('(id: null, date: null, source: null)')).toEqual({ id: ids.newest });
    expect(await find('(source: "other")')).toEqual({ id: ids.otherNewest });
  });

  it('is found by its date, in the default source or the one that is named', async () => {
    expect(await find('(date: "2025-03-04")', 'id date source title revision paperCount')).toEqual({
      id: ids.second,
      date: '2025-03-04',
      source: 'daily-papers',
      title: 'daily-papers of 2025-03-04',
      revision: 1,
      paperCount: 1,
    });
    expect(await find('(date: "2025-03-12", source: "other")')).toEqual({ id: ids.other });
  });

  it('is found by its id alone', async () => {
    expect(await find(`(id: "${ids.other}")`)).toEqual({ id: ids.other });
    for (const argument of [`(id: "${ids.other}", date: "2025-03-12")`, `(id: "", source: "other")`]) {
      expect(await find(argument)).toMatchObject([
        { message: 'Expected "id" alone, or "date" and "source", got both.', extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it.each([
    '(date: "2025-03-12")',
    '(date: "0001-01-01")',
    '(date: "9999-12-31")',
    '(source: "nobody")',
    '(source: "")',
    '(id: "")',
    '(id: "garbage")',
    `(id: "${encodeNodeId('Digest', 2_147_483_647)}")`,
    `(id: "${encodeNodeId('Paper', 1)}")`,
  ])('is null where nothing stands behind %s', async (argument) => {
    expect(await find(argument)).toBeNull();
  });

  it('knows the digests of its source beside it', async () => {
    const selection = 'previous { id } next { id previous { id } }';
    expect(await find('(date: "2025-03-04")', selection)).toEqual({
      previous: { id: ids.first },
      next: { id: ids.newest, previous: { id: ids.second } },
    });
    expect(await find('(date: "2025-03-01")', selection)).toMatchObject({ previous: null, next: { id: ids.second } });
    expect(await find('', selection)).toEqual({ previous: { id: ids.second }, next: null });
    expect(await find('(source: "other")', selection)).toEqual({ previous: { id: ids.other }, next: null });
  });

  it('is about the topics that most of its papers carry', async () => {
    const counts = '{ count topic { slug } }';
    expect(await find('', `topics ${counts}`)).toEqual({
      topics: [
        { count: 3, topic: { slug: 'physics' } },
        { count: 2, topic: { slug: 'music' } },
        { count: 1, topic: { slug: 'science' } },
      ],
    });
    expect(await find('', `topics(first: 1) ${counts}`)).toEqual({
      topics: [{ count: 3, topic: { slug: 'physics' } }],
    });
    expect(await find('(date: "2025-03-01")', `topics ${counts}`)).toEqual({ topics: [] });
    expect(await find('', `topics(first: 0) ${counts}`)).toMatchObject([
      { message: 'Expected "first" to be from 1 to 100, got 0.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
