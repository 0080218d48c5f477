import { clientOf } from '../support/servers';
import { startTestApp, type TestApp } from '../support/test-app';

const mebibyte = 1024 * 1024;

describe('The limits of the contract', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  /** Sends a body as it is. */
  async function send(body: string, key?: string) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body,
    });
    const { data, errors } = JSON.parse(await response.text());
    return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
  }
  const bodyOf = (bytes: number) => {
    const start = '{"query":"{ __typename }","variables":{"filler":"';
    return `${start}${'x'.repeat(bytes - start.length - 3)}"}}`;
  };
  const good = { status: 200, data: { __typename: 'Query' } };
  const codeOf = async (query: string) => {
    const { status, errors } = await app.ask(query);
    return { status, code: errors?.[0]?.extensions.code };
  };

  it('take a body of 1 MiB from anonymous callers and of 8 MiB with a key, and not a byte more', async () => {
    expect(await send(bodyOf(mebibyte))).toMatchObject(good);
    expect(await send(bodyOf(mebibyte + 1))).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    const key = await app.createKey('VOTES_WRITE');
    expect(await send(bodyOf(8 * mebibyte), key)).toMatchObject(good);
    expect(await send(bodyOf(8 * mebibyte + 1), key)).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });

  it('take JSON that nests 32 levels deep, and refuse 33 and 100,000', async () => {
    const nested = (depth: number) =>
      `{"query":"{ __typename }","variables":{"a":${'['.repeat(depth - 2)}${']'.repeat(depth - 2)}}}`;
    expect(await send(nested(32))).toMatchObject(good);
    for (const depth of [33, 100_000]) {
      expect(await send(nested(depth))).toMatchObject({
        status: 400,
        code: 'BAD_USER_INPUT',
        message: 'Expected the body to nest at most 32 levels deep, but it goes deeper.',
      });
    }
  });

  it('take a query text of 64 KiB, counted in bytes', async () => {
    const text = (bytes: number) => `{ __typename } #${'x'.repeat(bytes - 16)}`;
    const umlauts = `{ __typename } #${'ü'.repeat(33_000)}`;
    expect(await codeOf(text(65_536))).toEqual({ status: 200 });
    expect(await codeOf(text(65_537))).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(await codeOf(umlauts)).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });

  it('take 2,000 tokens', async () => {
    const tokens = (count: number) => `{ nodes(ids: [${'"x" '.repeat(count - 19)}]) @include(if: false) { id } }`;
    expect(await codeOf(tokens(2_000))).toEqual({ status: 200 });
    expect(await codeOf(tokens(2_001))).toEqual({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
  });

  it('take 200 aliases', async () => {
    const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} }`;
    expect(await codeOf(aliases(200))).toEqual({ status: 200 });
    expect(await codeOf(aliases(201))).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('take fields 12 levels deep', async () => {
    const parents = (depth: number) =>
      `{ topic(slug: "x") ${'{ parent '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`;
    expect(await codeOf(parents(12))).toEqual({ status: 200 });
    expect(await codeOf(parents(13))).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('take a cost of 10,000, and tell cost, limit and the dearest selection of a request above it', async () => {
    const pages = (first: number) => `{
      cheap: topics(first: 1) { nodes { id } }
      dear: papers(first: 100) { nodes { digests { entries(first: ${first}) { nodes { id } } } } }
      rateLimit { cost }
    }`;
    const within = await app.ask(pages(7));
    expect(within.errors).toBeUndefined();
    expect(within.data.rateLimit.cost).toBeGreaterThan(5_000);
    expect(within.data.rateLimit.cost).toBeLessThanOrEqual(10_000);
    const above = await app.ask(pages(100));
    expect(above.status).toBe(400);
    expect(above.data).toBeUndefined();
    expect(above.errors?.[0]?.extensions).toEqual({
      code: 'COST_LIMIT_EXCEEDED',
      cost: expect.any(Number),
      limit: 10_000,
      path: ['dear', 'nodes', 'digests', 'entries', 'nodes'],
    });
    expect(above.errors?.[0]?.extensions.cost).toBeGreaterThan(100_000);
  });

  it('take pages of 1 to 100', async () => {
    for (const first of [1, 100]) {
      expect(await codeOf(`{ topics(first: ${first}) { nodes { id } } }`)).toEqual({ status: 200 });
      expect(await codeOf(`{ topics(last: ${first}) { nodes { id } } }`)).toEqual({ status: 200 });
    }
    for (const first of [0, 101, -1]) {
      expect((await codeOf(`{ topics(first: ${first}) { nodes { id } } }`)).code).toBe('BAD_USER_INPUT');
      expect((await codeOf(`{ topics(last: ${first}) { nodes { id } } }`)).code).toBe('BAD_USER_INPUT');
    }
  });

  it('end a statement after five seconds: TIMEOUT, and nothing is done', async () => {
    const other = clientOf(app.connection);
    await other.connect();
    await other.query('begin');
    await other.query('lock table topics in exclusive mode');
    const started = performance.now();
    const { data, errors } = await app.ask(
      'mutation { createTopic(input: { slug: "late", name: "Late" }) { topic { id } } }',
      {},
      { key: app.adminKey },
    );
    const seconds = (performance.now() - started) / 1_000;
    await other.end();
    expect({ data, extensions: errors?.[0]?.extensions }).toEqual({ data: null, extensions: { code: 'TIMEOUT' } });
    expect(seconds).toBeGreaterThan(4.5);
    expect((await app.ask('{ topic(slug: "late") { id } }')).data).toEqual({ topic: null });
  }, 15_000);
});
