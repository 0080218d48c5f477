import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { startTestApp, type TestApp } from '../../support/test-app';

describe('node and nodes', () => {
  let app: TestApp;
  let ids: { paper: string; author: string; topic: string; digest: string; apiKey: string };
  beforeAll(async () => {
    app = await startTestApp();
    const written = await app.admin(
      `mutation ($papers: UpsertPapersInput!, $key: ApiKeyInput!) {
        upsertPapers(input: $papers) { papers { id authors { id } } }
        createApiKey(input: $key) { apiKey { id } }
      }`,
      {
        papers: { papers: [{ title: 'Rewards', abstract: 'On rewards.', authors: ['Ada Lovelace'] }] },
        key: { name: 'a key', scopes: ['PAPERS_WRITE'] },
      },
    );
    const [paper] = written.upsertPapers.papers;
    const { data } = await app.ask('{ topic(slug: "alignment") { id } digest { id } }');
    ids = {
      paper: paper.id,
      author: paper.authors[0].id,
      topic: data.topic.id,
      digest: data.digest.id,
      apiKey: written.createApiKey.apiKey.id,
    };
  });
  afterAll(() => app.close());

  const fields = `__typename id ... on Paper { title } ... on Author { name } ... on Topic { slug } ... on Digest { date }
    ... on ApiKey { prefix name }`;
  const node = async (id: string, key?: string) => {
    const { data, errors } = await app.ask(`query ($id: ID!) { node(id: $id) { ${fields} } }`, { id }, { key });
    expect(errors).toBeUndefined();
    return data.node;
  };

  it('give back whatever has an id', async () => {
    expect(await node(ids.paper)).toEqual({ __typename: 'Paper', id: ids.paper, title: 'Rewards' });
    expect(await node(ids.author)).toEqual({ __typename: 'Author', id: ids.author, name: 'Ada Lovelace' });
    expect(await node(ids.topic)).toEqual({ __typename: 'Topic', id: ids.topic, slug: 'alignment' });
    expect(await node(ids.digest)).toEqual({ __typename: 'Digest', id: ids.digest, date: '2025-03-13' });
    expect(await node(ids.apiKey, app.adminKey)).toMatchObject({ __typename: 'ApiKey', id: ids.apiKey, name: 'a key' });
  });

  it('show an API key to itself and to an admin alone', async () => {
    const key = await app.createKey('PAPERS_WRITE', 'TOPICS_WRITE');
    const { data } = await app.ask('{ viewer { apiKey { id } } }', {}, { key });
    expect(await node(data.viewer.apiKey.id, key)).toMatchObject({ id: data.viewer.apiKey.id });
    expect(await node(ids.apiKey, key)).toBeNull();
    expect(await node(ids.apiKey)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['garbage', 'garbage'],
    ['an id with something behind it', `${encodeNodeId('Paper', 1)}A`],
    ['an id in other letters', encodeNodeId('paper', 1)],
    ['an id of a type that there is not', encodeNodeId('Secret', 1)],
    ['an id of a type without ids', encodeNodeId('PageInfo', 1)],
    ['a key that is none', Buffer.from('Paper:0').toString('base64url')],
    ['a key past the greatest', Buffer.from('Paper:2147483648').toString('base64url')],
    ['a key that nobody has', encodeNodeId('Paper', 2_147_483_647)],
    ['a property of every object', Buffer.from('constructor:1').toString('base64url')],
    ['padding', `${encodeNodeId('Paper', 11)}==`],
    ['a NUL', '\0'],
    ['half a character', '\ud800'],
    ['a long text', 'A'.repeat(10_000)],
  ])('are null for %s', async (_, id) => {
    expect(await node(id)).toBeNull();
  });

  it('keep the order of the ids, with null for what is not there, and repeat what is asked for twice', async () => {
    const asked = [ids.topic, 'garbage', ids.paper, ids.apiKey, ids.digest, ids.paper];
    const { data, errors } = await app.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: asked });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([
      { id: ids.topic },
      null,
      { id: ids.paper },
      null,
      { id: ids.digest },
      { id: ids.paper },
    ]);
  });

  it('take a hundred ids, or none, and no more', async () => {
    const ask = (count: number) =>
      app.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Array.from({ length: count }, () => ids.paper),
      });
    expect((await ask(0)).data.nodes).toEqual([]);
    expect((await ask(100)).data.nodes).toHaveLength(100);
    expect((await ask(101)).errors).toMatchObject([
      { message: 'Expected at most 100 "ids", got 101.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('are null for what is gone', async () => {
    const { upsertPapers } = await app.admin(
      'mutation ($papers: UpsertPapersInput!) { upsertPapers(input: $papers) { papers { id } } }',
      { papers: { papers: [{ title: 'Soon gone', abstract: 'Of this nothing stays.' }] } },
    );
    const { id } = upsertPapers.papers[0];
    expect(await node(id)).toMatchObject({ id });
    await app.admin('mutation ($input: NodeInput!) { deletePaper(input: $input) { deletedId } }', { input: { id } });
    expect(await node(id)).toBeNull();
  });
});
