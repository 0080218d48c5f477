import { createHash } from 'node:crypto';
import { rateLimited } from '../../src/platform/graphql/errors';
import { subscriberRoutes } from '../../src/pages';
import { type PageServer, startPageServer } from './page-server';
import { People } from './people';

const addresses = [
  '/confirm?token=confirm-1',
  '/unsubscribe?token=leave-1',
  '/unsubscribe?undo=undo-1',
  '/manage?token=manage-1',
  '/manage',
];
const sly = `"'><script>alert(1)</script>`;

let people: People;
let server: PageServer;
beforeEach(async () => {
  people = new People();
  server = await startPageServer(subscriberRoutes({ actionsFor: () => people, admit: async () => {} }), [
    'https://reader.example',
  ]);
});
afterEach(() => server.close());

describe('A scanner that opens every link', () => {
  it.each(['PENDING', 'ACTIVE', 'UNSUBSCRIBED'] as const)('changes nothing of a person who is %s', async (state) => {
    people.state = state;
    const before = people.everything();
    const asScannersDo: Record<string, string>[] = [
      {},
      { purpose: 'prefetch' },
      { 'sec-purpose': 'prefetch;prerender' },
    ];
    for (const address of addresses) {
      for (const headers of asScannersDo) {
        await server.get(address, headers);
        await fetch(server.url + address, { method: 'HEAD', headers });
      }
      await server.get(`${address}&action=all&List-Unsubscribe=One-Click&sure=on`);
      await fetch(server.url + address, { method: 'OPTIONS' });
    }
    expect(people.everything()).toBe(before);
  });

  it('gets nothing done with other methods', async () => {
    const before = people.everything();
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await fetch(`${server.url}/unsubscribe?token=leave-1`, { method })).status).toBe(405);
    }
    expect(people.everything()).toBe(before);
  });
});

describe('Every page', () => {
  it('is kept by nobody, framed by nobody, and tells nobody where it was', async () => {
    for (const address of addresses) {
      const shown = [await server.get(address), await server.post(address, { token: 'x', action: 'y' })];
      for (const { headers } of shown) {
        expect(Object.fromEntries(headers)).toMatchObject({
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'x-robots-tag': 'noindex',
        });
      }
    }
  });

  it('may load and run nothing: its policy names its one style sheet', async () => {
    const { headers, body } = await server.get('/manage?token=manage-1');
    const policy = headers.get('content-security-policy') ?? '';
    const [, sheet = ''] = /<style>(.*?)<\/style>/s.exec(body) ?? [];
    expect(policy.split('; ').toSorted()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "frame-src 'self'",
      `style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
    ]);
    expect(body).not.toMatch(/<script|\sstyle="|\son\w+="|<img|<link/i);
  });

  it('escapes what stands in its address, and what is posted', async () => {
    const query = new URLSearchParams({ token: sly, undo: sly }).toString();
    for (const path of ['/confirm', '/unsubscribe', '/manage']) {
      expect((await server.get(`${path}?${query}`)).body).not.toContain('<script');
      expect((await server.post(`${path}?${query}`, { token: sly, action: sly, email: sly })).body).not.toContain(
        '<script',
      );
    }
    const { body } = await server.post('/manage', {
      token: 'manage-1',
      action: 'update',
      id: 's-1',
      timeZone: sly,
      topics: sly,
      searches: `</textarea>${sly}`,
      maxPapers: '500',
    });
    expect(body).not.toContain('<script');
    expect(body).toContain('&lt;/textarea&gt;');
  });
});

describe('What goes wrong', () => {
  const pages = ['/confirm', '/unsubscribe', '/manage'];

  it.each(pages)('is told by a page like the others at %s', async (path) => {
    const fault = async () => {
      throw new Error('secret detail');
    };
    Object.assign(people, { confirm: fault, unsubscribe: fault, readPreferences: fault });
    const broken = await server.post(path, { token: 'leave-1', action: 'all' });
    expect([broken.status, broken.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(broken.body).toContain('<h1>Something went wrong</h1>');
    expect(broken.body).toMatch(/Reference: \w+/);
    expect(broken.body).not.toContain('secret detail');
    expect(broken.headers.get('cache-control')).toBe('no-store');

    const put = await fetch(`${server.url}${path}?token=leave-1`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
    expect(put.headers.get('referrer-policy')).toBe('no-referrer');
    const body = await put.text();
    expect(body).toContain('<h1>That is not possible here</h1>');
    expect(body).not.toContain('leave-1');
  });
});

describe('Tokens', () => {
  it('stay out of the log, whatever becomes of the request', async () => {
    people.exportData = async () => {
      throw new Error('a fault');
    };
    for (const address of addresses) {
      await server.get(address);
      await server.post(address, { token: 'manage-1', action: 'show' });
    }
    await server.post('/unsubscribe?token=leave-1', { 'List-Unsubscribe': 'One-Click' });
    expect((await server.post('/manage', { token: 'manage-1', action: 'export' })).status).toBe(500);
    expect(server.logged.length).toBeGreaterThan(10);
    expect(server.logged.join('')).not.toMatch(/(?:confirm|leave|undo|manage)-1/);
  });
});

describe('A form', () => {
  it('of another site is refused, also where that site may read the API', async () => {
    const before = people.everything();
    const form = { token: 'confirm-1' };
    for (const site of ['cross-site', 'same-site']) {
      expect((await server.post('/confirm', form, { 'sec-fetch-site': site })).status).toBe(403);
      const origin = 'https://reader.example';
      expect((await server.post('/confirm', form, { 'sec-fetch-site': site, origin })).status).toBe(403);
    }
    expect(people.everything()).toBe(before);
    expect((await server.post('/confirm', form, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('is one: other content is refused, in the words of a page', async () => {
    const headers = { 'content-type': 'application/json' };
    const json = await fetch(`${server.url}/confirm`, { method: 'POST', headers, body: '{"token":"confirm-1"}' });
    expect([json.status, json.headers.get('content-type')]).toEqual([415, 'text/html; charset=utf-8']);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    const multipart = await fetch(`${server.url}/confirm`, { method: 'POST', headers: broken, body: 'no parts' });
    expect(multipart.status).toBe(400);
    expect(people.state).toBe('PENDING');
  });

  it('has an end: a quarter of a megabyte', async () => {
    const { status, headers, body } = await server.post('/confirm', { token: 'x'.repeat(300_000) });
    expect([status, headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body).toContain('That is too much');
  });

  it('of a network that has spent its points is neither read nor acted on', async () => {
    const admit = async () => {
      throw rateLimited(7);
    };
    const limited = await startPageServer(subscriberRoutes({ actionsFor: () => people, admit }));
    const before = people.everything();
    for (const shown of [
      await limited.get(addresses[3] ?? ''),
      await limited.post('/confirm', { token: 'confirm-1' }),
    ]) {
      expect([shown.status, shown.headers.get('retry-after')]).toEqual([429, '7']);
      expect(shown.body).not.toContain('ada@example.org');
    }
    expect(people.everything()).toBe(before);
    await limited.close();
  });

  it('that is sent too often is answered with a page, and when to come back', async () => {
    people.requestManageLink = async () => {
      throw rateLimited(90);
    };
    const { status, headers, body } = await server.post('/manage', { action: 'link', email: 'ada@example.org' });
    expect([status, headers.get('retry-after')]).toEqual([429, '90']);
    expect(body).toContain('Too many requests');
  });
});
