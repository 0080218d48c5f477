import { request as httpRequest, Agent } from 'node:http';

import { rateLimited } from '../../../src/platform/graphql/errors';
import { healthRoutes, type Exchange, type Readiness, type Route } from '../../../src/platform/http';
import { post, startToyServer, type ToyServer } from './toy-server';

let server: ToyServer;
let readiness: () => Promise<Readiness> = async () => ({ ready: true });

const pages: Route = {
  path: '/pages',
  prefix: true,
  methods: {
    GET: (exchange) =>
      exchange.send(200, 'text/plain', `page ${exchange.path} ${exchange.search} ${exchange.clientIp}`),
    POST: () => {
      throw new Error('an inner secret');
    },
  },
};
const busy: Route = {
  path: '/busy',
  methods: {
    GET: () => {
      throw rateLimited(3);
    },
  },
};
const fixed: Route = {
  path: '/pages/fixed',
  methods: { GET: (exchange) => exchange.send(200, 'text/plain', 'fixed') },
};

beforeAll(async () => {
  server = await startToyServer({
    routes: [pages, fixed, busy, ...healthRoutes(() => readiness())],
    config: { corsOrigins: ['https://papers.example'], trustProxyHops: 1 },
  });
});
afterAll(() => server.stop());

describe('routes', () => {
  it('match exactly, or by the longest prefix, with what stands behind the question mark apart', async () => {
    const text = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
    expect(await text('/pages')).toMatch(/^page \/pages {2}/);
    expect(await text('/pages/a/b?q=1')).toMatch(/^page \/pages\/a\/b q=1 /);
    expect(await text('/pages/fixed')).toBe('fixed');
  });

  it('that do not exist are 404 and say what does', async () => {
    const response = await fetch(`${server.url}/pagesx`);
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(
      /What exists: \/busy, \/graphql, \/health\/live, \/health\/ready, \/pages\/fixed, \/pages\/…/,
    );
  });

  it('refuse other methods with 405 and Allow', async () => {
    for (const [path, allow] of [
      ['/graphql', 'GET, POST, HEAD, OPTIONS'],
      ['/health/live', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const response = await fetch(server.url + path, { method: 'DELETE' });
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
  });

  it('answer HEAD like GET, without the body', async () => {
    const response = await fetch(`${server.url}/pages/fixed`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '5', '']);
  });

  it('that throw an error of ours give its status, headers and extensions', async () => {
    const response = await fetch(`${server.url}/busy`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 3 } }] });
  });

  it('that throw give 500 with a reference, and the cause to the log alone', async () => {
    const response = await fetch(`${server.url}/pages`, { method: 'POST' });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('inner secret');
    const [, reference] = /Reference: (\w{26})/.exec(text) ?? [];
    expect(server.logged).toContainEqual(
      expect.objectContaining({ reference, err: expect.objectContaining({ message: 'an inner secret' }) }),
    );
  });
});

describe('request ids', () => {
  it('are the caller’s where sane, else new, and stand in every line of the request', async () => {
    const response = await fetch(`${server.url}/pages/fixed?token=hunter2`, {
      headers: { 'x-request-id': 'trace/7:a.b' },
    });
    await response.text();
    expect(response.headers.get('x-request-id')).toBe('trace/7:a.b');
    for (const insane of ['a b', 'x'.repeat(129), '"', 'ä']) {
      const answer = await fetch(server.url, { headers: { 'x-request-id': Buffer.from(insane).toString('latin1') } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9A-Z]{26}$/);
    }
    expect(server.logged).toContainEqual(
      expect.objectContaining({ requestId: 'trace/7:a.b', path: '/pages/fixed', status: 200 }),
    );
  });

  it('stand beside no token, no body and no variables', async () => {
    await post(
      server.url,
      { query: '{ broken greeting(name: "hunter2") }', variables: { secret: 'hunter2' } },
      { authorization: 'Bearer hunter2' },
    );
    await fetch(`${server.url}/pages?token=hunter2`, { method: 'POST', body: 'hunter2' });
    expect(server.logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(server.logged)).not.toContain('hunter2');
  });
});

describe('callers', () => {
  it('are known by their address behind the trusted proxies', async () => {
    const ask = (forwarded: string): ReturnType<typeof post> =>
      post(server.url, { query: '{ clientIp }' }, { 'x-forwarded-for': forwarded });
    expect((await ask('6.6.6.6, 10.1.2.3')).data).toEqual({ clientIp: '10.1.2.3' });
    expect((await ask('nonsense')).data).toEqual({ clientIp: '127.0.0.1' });
  });

  it('that are pages of a listed origin may read answers, after a preflight', async () => {
    const origin = 'https://papers.example';
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': expect.stringContaining('idempotency-key'),
      vary: 'Origin',
    });
    const answer = await post(server.url, { query: '{ greeting }' }, { origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('that are pages of other origins may not, and learn nothing of it', async () => {
    const origin = 'https://evil.example';
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.headers.get('access-control-allow-methods')).toBeNull();
  });

  it('cannot be made to run queries by an image on another site', async () => {
    const status = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve, reject) => {
        // fetch sets these headers itself.
        httpRequest(`${server.url}/graphql?query=%7B__typename%7D`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .once('error', reject)
          .end();
      });
    const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(await status(image)).toBe(400);
    expect(await status({ ...image, 'sec-fetch-site': 'same-site' })).toBe(400);
    expect(await status({ ...image, 'apollo-require-preflight': '1' })).toBe(200);
    expect(await status({ ...image, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(
      await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'https://papers.example' }),
    ).toBe(200);
    expect(await status({})).toBe(200);
  });

  it('get headers that keep browsers from guessing', async () => {
    const { headers } = await post(server.url, { query: '{ greeting }' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
});

describe('health', () => {
  const ready = async (): Promise<[number, unknown]> => {
    const response = await fetch(`${server.url}/health/ready`);
    return [response.status, await response.json()];
  };

  it('is live as long as the process answers', async () => {
    readiness = async () => ({ ready: false, reason: 'no database' });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  it('is ready when the check says so, else 503 with the reason', async () => {
    readiness = async () => ({ ready: true });
    expect(await ready()).toEqual([200, { status: 'ok' }]);
    readiness = async () => ({ ready: false, reason: 'no database' });
    expect(await ready()).toEqual([503, { status: 'unavailable', reason: 'no database' }]);
    readiness = async () => {
      throw new Error('an inner secret');
    };
    expect(await ready()).toEqual([503, { status: 'unavailable', reason: 'the check failed, see the log' }]);
  });
});

describe('shutdown', () => {
  const slow = (url: string, agent: Agent): Promise<{ body: string; connection: string | undefined }> =>
    new Promise((resolve, reject) => {
      const query = encodeURIComponent('{ slow }');
      httpRequest(`${url}/graphql?query=${query}`, { agent }, async (response) => {
        let body = '';
        response.once('error', reject);
        for await (const chunk of response) body += String(chunk);
        resolve({ body, connection: response.headers.connection });
      })
        .once('error', reject)
        .end();
    });
  const inFlight = (toy: ToyServer): Promise<void> =>
    new Promise((resolve) => toy.http.server.once('request', () => setImmediate(resolve)));

  it('finishes what is in flight, frees idle connections at once, and takes nothing new', async () => {
    const toy = await startToyServer({ routes: healthRoutes(async () => ({ ready: true })) });
    const agent = new Agent({ keepAlive: true });
    await post(toy.url, { query: '{ greeting }' });
    const started = inFlight(toy);
    const answer = slow(toy.url, agent);
    await started;
    const closed = toy.http.close(5_000);
    await expect(slow(toy.url, new Agent())).rejects.toThrow('ECONNREFUSED');
    expect(await answer).toEqual({ body: expect.stringContaining('"slow":"done"'), connection: 'close' });
    const start = performance.now();
    expect(await closed).toBe(0);
    expect(performance.now() - start).toBeLessThan(1_000);
    agent.destroy();
  });

  it('cuts off at the deadline what will not end', async () => {
    const toy = await startToyServer({ routes: [{ path: '/forever', methods: { GET: () => new Promise(() => {}) } }] });
    const started = inFlight(toy);
    const answer = fetch(`${toy.url}/forever`).then(
      () => 'answered',
      () => 'cut',
    );
    await started;
    expect(await toy.http.close(50)).toBe(1);
    expect(await answer).toBe('cut');
  });

  it('is not ready while it drains', async () => {
    let answerReady = (): void => {};
    const gate = new Promise<void>((resolve) => (answerReady = resolve));
    const routes = healthRoutes(async () => ({ ready: true })).map(({ path, methods }) => ({
      path,
      methods: { GET: (exchange: Exchange) => gate.then(() => methods.GET?.(exchange)) },
    }));
    const toy = await startToyServer({ routes });
    const started = inFlight(toy);
    const answer = fetch(`${toy.url}/health/ready`);
    await started;
    const closed = toy.http.close(5_000);
    answerReady();
    expect(await (await answer).json()).toEqual({ status: 'unavailable', reason: 'shutting down' });
    await closed;
  });
});

it('says whose port is taken, and what to do', async () => {
  const port = Number(new URL(server.url).port);
  await expect(startToyServer({ config: { port } })).rejects.toThrow(`Expected port ${port} on 127.0.0.1 to be free`);
});
