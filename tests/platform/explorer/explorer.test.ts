import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { assetPaths, type ExplorerServer, startExplorerServer } from './explorer-server';

let server: ExplorerServer;
let paths: string[];
beforeAll(async () => {
  server = await startExplorerServer();
  paths = await assetPaths(server);
});
afterAll(() => server.stop());

describe('the explorer page', () => {
  it.each(['/graphiql', '/graphiql/', '/graphiql?query=x'])('is served at %s and asked for anew', async (path) => {
    const { body, headers, status } = await server.get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(body.toString()).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
  });

  it('loads nothing but files of this server', async () => {
    const page = (await server.get('/graphiql')).body.toString();
    const loaded = [...page.matchAll(/\b(?:src|href|srcset|action|data)="([^"]*)"/g)].map(([, target = '']) => target);
    expect(loaded.filter((target) => !/^(?:\/graphiql\/|data:)/.test(target))).toEqual([]);
    expect(paths.map((path) => path.split('/').at(-1))).toEqual([
      'graphiql.css',
      'explorer.css',
      'react.js',
      'react-dom.js',
      'graphiql.js',
      'explorer.js',
    ]);
  });

  it('may run, load and ask nothing else, and has nothing inline that would need an exception', async () => {
    const { body, headers } = await server.get('/graphiql');
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(body.toString()).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=/);
  });
});

describe('the files of the explorer', () => {
  it('are served with their type, for ever', async () => {
    for (const path of paths) {
      const { body, headers, status } = await server.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(headers).toMatchObject({
        'content-type': path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-length': String(body.length),
      });
      expect(headers['vary']).toBe('Origin, Accept-Encoding');
    }
  });

  it('carry their fonts and pictures inside, import nothing and name no source map', async () => {
    for (const path of paths) {
      const text = (await server.get(path)).body.toString();
      expect(text).not.toMatch(/sourceMappingURL=(?!data:)/);
      if (!path.endsWith('.css')) continue;
      expect(text).not.toMatch(/@import/);
      expect([...text.matchAll(/url\((?!["']?(?:data:|#))[^)]*\)/g)].map(([found]) => found)).toEqual([]);
    }
  });

  it('come compressed to clients that can read it, with the same content', async () => {
    const path = paths.find((found) => found.endsWith('graphiql.js')) ?? '';
    const plain = await server.get(path);
    const brotli = await server.get(path, { 'accept-encoding': 'gzip, deflate, br;q=0.9' });
    const gzip = await server.get(path, { 'accept-encoding': 'gzip, br;q=0' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 3);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers['etag'])).size).toBe(3);
  });

  it('are not sent again to who has them', async () => {
    const [path = ''] = paths;
    const etag = String((await server.get(path)).headers['etag']);
    const again = await server.get(path, { 'if-none-match': `"other", ${etag}` });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0), headers: { etag } });
    expect((await server.get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answer HEAD without a body', async () => {
    const [path = ''] = paths;
    const head = await server.get(path, {}, 'HEAD');
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-length']).toBe((await server.get(path)).headers['content-length']);
  });
});
