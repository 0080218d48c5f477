import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { post, readAnswer, startToyServer, type ToyServer } from './toy-server';

let server: ToyServer;
beforeAll(async () => {
  server = await startToyServer();
});
afterAll(() => server.stop());

const mebibyte = 1024 * 1024;

/** Sends bytes as they are and returns all that comes back until the server hangs up (or we do, after `hangUpMillis`). */
function raw(bytes: string, hangUpMillis = 3_000, { url } = server): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    const timer = setTimeout(() => socket.destroy(), hangUpMillis);
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n';
const stillServes = async (): Promise<void> =>
  expect((await post(server.url, { query: '{ greeting }' })).status).toBe(200);
const refused = (status: number, code: string): object => ({
  status,
  errors: [{ message: expect.stringMatching(/^Expected /), extensions: { code } }],
});

describe('bodies', () => {
  it.each([
    ['', /empty/],
    ['{ "query": "{ greeting }"', /JSON/],
    ['null', /null arrived/],
    ['"{ greeting }"', /a string arrived/],
    ['[{ "query": "{ greeting }" }]', /batches are not served/],
    ['{}', /there is none/],
    ['{ "query": "" }', /there is none/],
    ['{ "query": ["{ greeting }"] }', /"query" to be a string, but a list/],
    ['{ "query": "{ greeting }", "variables": "{}" }', /"variables" to be an object, but a string/],
    ['{ "query": "{ greeting }", "operationName": {} }', /"operationName" to be a string, but an object/],
    ['{ "query": "{ greeting }", "extensions": [] }', /"extensions" to be an object, but a list/],
    [`{ "query": "{ greeting }", "variables": ${'['.repeat(32)}${']'.repeat(32)} }`, /at most 32 levels/],
    [`${'['.repeat(100_000)}`, /at most 32 levels/],
    [
      `{ "query": "{ greeting }", "variables": { "a": ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)} } }`,
      /at most 32 levels/,
    ],
    [`${'"'.repeat(3)}${'\\'.repeat(50_000)}`, /JSON/],
  ])('refuses %.60j', async (body, message) => {
    const answer = await post(server.url, body);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(answer.errors[0]?.message).toMatch(message);
  });

  it('takes 32 levels, and any bracket inside a string', async () => {
    const nested = `${'['.repeat(30)}${']'.repeat(30)}`;
    expect((await post(server.url, `{ "query": "{ greeting }", "variables": { "a": ${nested} } }`)).status).toBe(200);
    expect((await post(server.url, { query: `{ greeting } # ${'[{"\\'.repeat(100)}` })).status).toBe(200);
  });

  it('is not moved by keys that touch prototypes', async () => {
    const body =
      '{ "query": "{ greeting }", "__proto__": { "query": 1 }, "constructor": {}, "variables": { "__proto__": { "polluted": 1 } } }';
    expect((await post(server.url, body)).data).toEqual({ greeting: 'hello ' });
    expect((await post(server.url, '{ "__proto__": { "query": "{ greeting }" } }')).status).toBe(400);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('refuses bytes that are no UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{ "query": "{ greeting } # '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('" }'),
    ]);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await readAnswer(response)).toMatchObject(refused(400, 'BAD_USER_INPUT'));
  });

  it.each([
    ['1 MiB', 'from anyone', {}, mebibyte],
    ['8 MiB', 'with a key', { authorization: 'Bearer good' }, 8 * mebibyte],
  ])('takes %s %s, and not a byte more', async (_size, _who, headers: Record<string, string>, limit) => {
    const body = (bytes: number): string => '{ "query": "{ greeting }" }'.padEnd(bytes, ' ');
    expect((await post(server.url, body(limit), headers)).status).toBe(200);
    expect(await post(server.url, body(limit + 1), headers)).toMatchObject(refused(413, 'PAYLOAD_TOO_LARGE'));
  });

  it('stops reading a body that never says its length and never ends', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const answer = await raw(`${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(40)}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('PAYLOAD_TOO_LARGE');
    await stillServes();
  });

  it('refuses by the announced length alone, without asking for the body', async () => {
    const answer = await raw(`${head}content-length: 9999999999\r\nexpect: 100-continue\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).not.toContain('100 Continue');
  });

  it('asks for a body of good length where the client waits to be asked', async () => {
    const body = '{"query":"{greeting}"}';
    const answer = await raw(`${head}content-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n${body}`);
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
  });

  it('refuses compressed ones', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync('{ "query": "{ greeting }" }'),
    });
    expect(await readAnswer(response)).toMatchObject(refused(415, 'BAD_USER_INPUT'));
  });
});

describe('connections', () => {
  it('that end before the announced body does cost nothing but themselves', async () => {
    server.logged.splice(0);
    await raw(`${head}content-length: 100\r\n\r\n{"query"`, 50);
    await stillServes();
    expect(server.logged).not.toContainEqual(expect.objectContaining({ level: 'error' }));
    expect(server.logged).toContainEqual(expect.objectContaining({ msg: 'the client went away' }));
  });

  it('that send more than they announced are closed', async () => {
    const body = '{"query":"{greeting}"}';
    const answer = await raw(
      `${head.replace('close', 'keep-alive')}content-length: ${body.length}\r\n\r\n${body}{"more"`,
    );
    expect(answer).toMatch(/HTTP\/1\.1 400 [^]*connection: close/);
    await stillServes();
  });

  it('that go away while the answer is made leave no error', async () => {
    server.logged.splice(0);
    const body = '{"query":"{slow}"}';
    await raw(`${head}content-length: ${body.length}\r\n\r\n${body}`, 50);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(server.logged).not.toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  it('that dribble their headers or body are ended', async () => {
    const strict = await startToyServer({
      timeouts: { headersMillis: 200, requestMillis: 400, keepAliveMillis: 1_000, stalledMillis: 60_000 },
    });
    const dribbles = ['POST /graphql HTTP/1.1\r\nhost: x\r\n', `${head}content-length: 100\r\n\r\n{`];
    for (const answer of await Promise.all(dribbles.map((bytes) => raw(bytes, 5_000, strict)))) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    }
    expect((await post(strict.url, { query: '{ greeting }' })).status).toBe(200);
    await strict.stop();
  });

  it('that break in the middle of an answer get no second one inside it', async () => {
    const streaming = await startToyServer({
      routes: [{ path: '/stream', methods: { GET: ({ response }) => void response.write('first') } }],
    });
    const answer = await raw('GET /stream HTTP/1.1\r\nhost: x\r\n\r\n', 300, streaming);
    expect(answer).toContain('first');
    const broken = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(streaming.url).port), '127.0.0.1', () =>
        socket.write('GET /stream HTTP/1.1\r\nhost: x\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
        if (text.includes('first')) socket.write('no HTTP\r\n\r\n');
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
    });
    expect(broken).not.toContain('400');
    await streaming.stop();
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', `${head}content-length: 5\r\ncontent-length: 6\r\n\r\n123456`, 400],
    ['a length and chunks', `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['a length that is none', `${head}content-length: -1\r\n\r\n`, 400],
    ['a length of letters', `${head}content-length: ten\r\n\r\n`, 400],
    ['a header without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address without end', `GET /${'y'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ['no host', 'GET /graphql HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['an absolute address', 'GET http://x/graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
    ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
    ['TRACE', 'TRACE /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 405],
    ['a method of no name', 'FROB /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
    ['dots in the path', 'GET /../../etc/passwd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
  ])('with %s are answered', async (_what, bytes, status) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    await stillServes();
  });
});

describe('headers', () => {
  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=latin1', 415],
    ['application/jsonp', 415],
    [';', 415],
    ['application/json;charset="utf-8"', 200],
    ['Application/JSON ; Charset=UTF-8', 200],
  ])('Content-Type %s is %d', async (type, status) => {
    expect((await post(server.url, { query: '{ greeting }' }, { 'content-type': type })).status).toBe(status);
  });

  it.each([
    ['text/html', 406],
    ['application/json;q=0', 406],
    ['multipart/mixed;deferSpec=20220824', 406],
    ['*/*;q=0', 406],
    ['text/html, */*;q=0.1', 200],
    [',,;q=;', 406],
  ])('Accept %s is %d', async (accept, status) => {
    expect((await post(server.url, { query: '{ greeting }' }, { accept })).status).toBe(status);
  });

  it('does not run a mutation whose answer the client cannot take, nor one by GET', async () => {
    expect(await post(server.url, { query: 'mutation { touch }' }, { accept: 'text/csv' })).toMatchObject(
      refused(406, 'BAD_USER_INPUT'),
    );
    const response = await fetch(`${server.url}/graphql?query=mutation%7Btouch%7D`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each([
    ['query=%7Bgreeting%7D&query=%7Bgreeting%7D', /once/],
    ['query=%7Bgreeting%7D&variables=%7B', /"variables" to be JSON/],
    ['query=%7Bgreeting%7D&variables=[1]', /a list arrived/],
    [`query=%7Bgreeting%7D&variables=${'['.repeat(40)}`, /at most 32 levels/],
    ['', /there is none/],
  ])('GET ?%s is refused', async (search, message) => {
    const answer = await readAnswer(await fetch(`${server.url}/graphql?${search}`));
    expect(answer).toMatchObject(refused(400, 'BAD_USER_INPUT'));
    expect(answer.errors[0]?.message).toMatch(message);
  });
});

describe('a client that does not read its answer', () => {
  it('is let go of once nothing has moved for a while, with the answer that it held in memory', async () => {
    const large = Buffer.alloc(64 * mebibyte);
    const toy = await startToyServer({
      timeouts: { headersMillis: 10_000, requestMillis: 10_000, keepAliveMillis: 10_000, stalledMillis: 200 },
      routes: [{ path: '/large', methods: { GET: (exchange) => exchange.send(200, 'text/plain', large) } }],
    });
    const socket = connect(Number(new URL(toy.url).port), '127.0.0.1');
    socket.pause().write('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
    const connections = (): Promise<number> =>
      new Promise((resolve) => toy.http.server.getConnections((_error, count) => resolve(count)));
    try {
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await connections()).toBe(1);
      const until = Date.now() + 5_000;
      while ((await connections()) > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await connections()).toBe(0);
    } finally {
      socket.destroy();
      await toy.stop();
    }
  });
});
