import { createHash } from 'node:crypto';

import { rateLimited } from '../../../src/platform/graphql/errors';
import { databaseError, post, readAnswer, startToyServer, type ToyServer } from './toy-server';

let server: ToyServer;
const charged: number[] = [];
beforeAll(async () => {
  server = await startToyServer({ charge: (_context, cost) => void charged.push(cost) });
});
afterAll(() => server.stop());
beforeEach(() => server.logged.splice(0));

const ask = (query: string, headers?: Record<string, string>): ReturnType<typeof post> =>
  post(server.url, { query }, headers);
const failed = (): Record<string, unknown>[] => server.logged.filter(({ msg }) => msg === 'a request failed');

describe('errors in answers', () => {
  it.each([
    ['{', 400, 'GRAPHQL_PARSE_FAILED', /^Syntax Error/],
    ['{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "nothing"/],
    ['subscription { greeting }', 400, 'GRAPHQL_VALIDATION_FAILED', /no subscription operations/],
    ['query ($n: Int!) { number(value: $n) }', 400, 'BAD_USER_INPUT', /Variable "\$n"/],
    ['query A { greeting } query B { greeting }', 400, 'BAD_USER_INPUT', /Must provide operation name/],
    ['{ refused }', 200, 'BAD_USER_INPUT', /^Expected an even number\.$/],
    ['{ scoped }', 200, 'FORBIDDEN', /scope ADMIN/],
    ['{ late }', 200, 'TIMEOUT', /took too long/],
    ['{ strict }', 429, 'RATE_LIMITED', /Try again in 3 s/],
  ])('%s is %d %s', async (query, status, code, message) => {
    const answer = await ask(query);
    expect(answer).toMatchObject({
      status,
      errors: [{ extensions: { code }, message: expect.stringMatching(message) }],
    });
    expect(failed()).toEqual([]);
  });

  it('carries what a code promises, and nothing else', async () => {
    const strict = await ask('{ strict }');
    expect(strict.errors[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: 3 });
    expect(strict.headers.get('retry-after')).toBe('3');
    expect((await ask('{ scoped }')).errors[0]?.extensions).toEqual({ code: 'FORBIDDEN', scope: 'ADMIN' });
  });

  it.each(['{ broken }', '{ uncoded }', '{ wrongType }'])(
    'tells of %s only a reference, under which the log has it',
    async (query) => {
      const answer = await ask(query, { 'x-request-id': 'r-1' });
      const [error] = answer.errors;
      const reference = error?.extensions.reference;
      expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(error).toMatchObject({
        message: `Something broke on our side. Reference: ${String(reference)}`,
        extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
      });
      expect(JSON.stringify(answer.errors)).not.toMatch(/secret|hidden|select|srv|stack|no number/);
      expect(failed()).toEqual([expect.objectContaining({ level: 'error', requestId: 'r-1', reference })]);
    },
  );

  it('tells of what a plugin throws only a reference, and the log has its stack and the request', async () => {
    const willSendResponse = () => Promise.reject(databaseError('08006'));
    const failing = await startToyServer({ plugins: [{ requestDidStart: async () => ({ willSendResponse }) }] });
    const answer = await post(failing.url, { query: '{ greeting }' }, { 'x-request-id': 'r-2' });
    await failing.stop();
    expect(answer).toMatchObject({ status: 500, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(failing.logged.filter(({ msg }) => msg === 'a plugin failed')).toEqual([
      expect.objectContaining({
        level: 'error',
        requestId: 'r-2',
        err: expect.objectContaining({
          message: expect.stringContaining('failed'),
          stack: expect.stringContaining(' at '),
        }),
      }),
    ]);
    expect(JSON.stringify(failing.logged)).not.toMatch(/token-in-parameters|a@b\.example/);
  });

  it('keeps parameters and rows out of the log too', async () => {
    await ask('{ broken }');
    expect(failed()).toEqual([
      expect.objectContaining({ err: expect.objectContaining({ query: expect.stringContaining('select') }) }),
    ]);
    expect(JSON.stringify(server.logged)).not.toMatch(/token-in-parameters|a@b\.example/);
  });

  it('keeps the data of the fields that succeeded', async () => {
    const answer = await ask('{ greeting scoped }');
    expect(answer).toMatchObject({ status: 200, data: { greeting: 'hello ', scoped: null } });
  });

  it('refuses an unknown key with 401 before it reads the body', async () => {
    const answer = await post(server.url, '{ not read', { authorization: 'Bearer bad' });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('limits on a request', () => {
  it('takes 2,000 tokens, and not one more', async () => {
    // { sum ( values : [ … ] ) } are nine.
    const tokens = (count: number): string => `{ sum(values: [${'1 '.repeat(count - 9)}]) }`;
    expect((await ask(tokens(2_000))).data).toEqual({ sum: 1_991 });
    const over = await ask(tokens(2_001));
    expect(over).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
    expect(over.errors[0]?.message).toMatch(/more that 2000 tokens/);
  });

  it('takes a query text of 64 KiB, and not a byte more', async () => {
    const padded = (bytes: number): string => '{ greeting }'.padEnd(bytes, ' ');
    expect((await ask(padded(65_536))).status).toBe(200);
    const over = await ask(padded(65_537));
    expect(over).toMatchObject({ status: 413, errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
    expect(over.errors[0]?.message).toContain('65537');
  });

  it('counts the text in bytes of UTF-8', async () => {
    expect((await ask(`{ greeting } # ${'ä'.repeat(32_700)}`)).status).toBe(200);
    expect((await ask(`{ greeting } # ${'ä'.repeat(32_800)}`)).status).toBe(413);
  });

  it('refuses what costs more than 10,000 points before it runs, with the dearest selection', async () => {
    charged.length = 0;
    const over = await ask('{ greeting a: dear b: dear }');
    expect(over).toMatchObject({ status: 400, data: undefined });
    expect(over.errors[0]?.extensions).toEqual({
      code: 'COST_LIMIT_EXCEEDED',
      cost: 18_000,
      limit: 10_000,
      path: ['a'],
    });
    expect(charged).toEqual([]);
    expect((await ask('{ dear }')).data).toEqual({ dear: 1 });
    expect(charged).toEqual([9_000]);
  });

  it('tells resolvers the cost', async () => {
    expect((await ask('{ cost dear }')).data).toEqual({ cost: 9_000, dear: 1 });
  });

  it('refuses whom the limiter refuses, with 429, and plain JSON alike', async () => {
    const limited = await startToyServer({
      charge: () => {
        throw rateLimited(7);
      },
    });
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await post(limited.url, { query: '{ greeting }' }, { accept });
      expect(answer).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 7 } }] });
      expect(answer.headers.get('retry-after')).toBe('7');
    }
    await limited.stop();
  });
});

describe('automatic persisted queries', () => {
  const query = '{ greeting(name: "persisted") }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  it('are asked for, remembered, and then answered by their hash, by GET too', async () => {
    const unknown = await post(server.url, { extensions });
    expect(unknown).toMatchObject({
      status: 200,
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    expect((await post(server.url, { query, extensions })).data).toEqual({ greeting: 'hello persisted' });
    expect((await post(server.url, { extensions })).data).toEqual({ greeting: 'hello persisted' });
    const response = await fetch(
      `${server.url}/graphql?${new URLSearchParams({ extensions: JSON.stringify(extensions) }).toString()}`,
    );
    expect((await readAnswer(response)).data).toEqual({ greeting: 'hello persisted' });
  });

  it.each([
    { persistedQuery: { version: 2, sha256Hash } },
    { persistedQuery: { version: 1, sha256Hash: 'abc' } },
    { persistedQuery: { version: 1, sha256Hash: { toString: 1 } } },
    { persistedQuery: 'yes' },
  ])('are refused where they make no sense: %j', async (wrong) => {
    const answer = await post(server.url, { query, extensions: wrong });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('are refused where the hash is of another text', async () => {
    const answer = await post(server.url, { query: '{ greeting }', extensions });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});
