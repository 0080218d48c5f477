import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { startTestApp, type TestApp } from '../../support/test-app';
import { insertPapers, insertTopics } from '../../papers/reading/insert-papers';

/** Science with physics (optics below it) and biology; art with music. */
const tree = { science: null, art: null, physics: 'science', biology: 'science', optics: 'physics', music: 'art' };

describe('A topic', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await insertTopics(app.database, tree);
    const rows = await app.database.query<{ slug: string; id: number }>('select slug, id from topics');
    ids = Object.fromEntries(rows.map(({ slug, id }) => [slug, encodeNodeId('Topic', id)]));
    await insertPapers(app.database, [
      { topics: ['optics', 'music'] },
      { topics: ['optics', 'music', 'biology'] },
      { topics: ['physics', 'optics', 'biology'] },
      { topics: ['science', 'music'] },
      { topics: ['music'] },
      {},
    ]);
  });
  afterAll(() => app.close());

  const topic = async (argument: string, selection: string) => {
    const { data, errors } = await app.ask(`{ topic(${argument}) { ${selection} } }`);
    return errors ?? data.topic;
  };

  it('is found by its slug and by its id', async () => {
    const optics = { id: ids.optics, slug: 'optics', name: 'Optics', description: '' };
    expect(await topic('slug: "optics"', 'id slug name description')).toEqual(optics);
    expect(await topic(`id: "${ids.optics}"`, 'id slug name description')).toEqual(optics);
    expect(await topic(`id: "${ids.optics}", slug: null`, 'slug')).toEqual({ slug: 'optics' });
  });

  it.each([
    'slug: "unknown"',
    'slug: ""',
    'slug: "Optics"',
    'id: ""',
    'id: "garbage"',
    `id: "${encodeNodeId('Paper', 1)}"`,
  ])('is null where nothing stands behind %s', async (argument) => {
    expect(await topic(argument, 'slug')).toBeNull();
  });

  it('takes exactly one argument', async () => {
    for (const argument of ['id: null', `id: "${ids.optics}", slug: "optics"`]) {
      expect(await topic(argument, 'slug')).toMatchObject([
        { message: 'Expected exactly one of "id" and "slug".', extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it('knows what is right above it, and what is right below it by name', async () => {
    expect(await topic('slug: "science"', 'parent { slug } children { slug children { slug } }')).toEqual({
      parent: null,
      children: [
        { slug: 'biology', children: [] },
        { slug: 'physics', children: [{ slug: 'optics' }] },
      ],
    });
    expect(await topic('slug: "optics"', 'parent { slug parent { slug parent { slug } } }')).toEqual({
      parent: { slug: 'physics', parent: { slug: 'science', parent: null } },
    });
  });

  const related = async (slug: string, first = ''): Promise<Record<string, number>> => {
    const { related: counts } = await topic(`slug: "${slug}"`, `related${first} { count topic { slug } }`);
    return Object.fromEntries(
      counts.map((one: { count: number; topic: { slug: string } }) => [one.topic.slug, one.count]),
    );
  };

  it('is related to those that share papers with it, most first, apart from those above and below it', async () => {
    const optics = await related('optics');
    expect(optics).toEqual({ music: 2, biology: 2 });
    expect(await related('biology')).toEqual({ optics: 2, physics: 1, music: 1 });
    expect(Object.keys(await related('biology'))[0]).toBe('optics');
    expect(await related('art')).toEqual({ optics: 2, biology: 1, science: 1 });
  });

  it('counts a paper once, however many of the topics below bring it in', async () => {
    expect(await related('physics')).toEqual({ music: 2, biology: 2 });
    expect(await related('science')).toEqual({ music: 3 });
  });

  it('gives as many related topics as are asked for: five, or 1 to 100', async () => {
    expect(Object.keys(await related('biology', '(first: 1)'))).toEqual(['optics']);
    expect(await related('biology', '(first: null)')).toEqual(await related('biology'));
    for (const first of [0, 101]) {
      expect(await topic('slug: "biology"', `related(first: ${first}) { count }`)).toMatchObject([
        { message: `Expected "first" to be from 1 to 100, got ${first}.`, extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });
});
