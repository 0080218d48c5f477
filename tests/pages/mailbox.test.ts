import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKey, type Caller, Scope } from '../../src/access';
import { unauthenticated } from '../../src/platform/graphql/errors';
import { MailFolder } from '../../src/platform/mail';
import { composeMessage } from '../../src/platform/mail/mime/compose-message';
import { messageName } from '../../src/platform/mail/message-name';
import { mailboxRoutes } from '../../src/pages';
import { type PageServer, startPageServer } from './page-server';

const adminKey = 'bsk_admin';

/** Who asks, by keys that this test knows. */
async function identify(_: unknown, authorization: string): Promise<Caller> {
  const scopes = { [`Bearer ${adminKey}`]: Scope.ADMIN, 'Bearer bsk_reader': Scope.PAPERS_WRITE }[authorization];
  if (scopes === undefined) {
    throw unauthenticated();
  }
  return { kind: 'key', apiKey: Object.assign(new ApiKey(), { scopes: [scopes] }) };
}

describe('The mailbox', () => {
  const parent = mkdtempSync(join(tmpdir(), 'broadsheet-mailbox-'));
  const folder = new MailFolder(join(parent, 'mail'));
  let open: PageServer;
  let closed: PageServer;
  const names: string[] = [];

  beforeAll(async () => {
    await writeFile(join(parent, 'app-secret'), 'a secret beside the folder');
    open = await startPageServer(mailboxRoutes({ folder, reader: { onlyThisMachine: true, identify } }));
    closed = await startPageServer(mailboxRoutes({ folder, reader: { onlyThisMachine: false, identify } }));
  });
  afterAll(async () => {
    await Promise.all([open.close(), closed.close()]);
    await rm(parent, { recursive: true, force: true });
  });

  async function capture(subject: string, second: number): Promise<void> {
    const createdAt = new Date(Date.UTC(2025, 2, 14, 8, 0, second));
    const name = messageName({ messageKey: subject, createdAt });
    const envelope = {
      name,
      from: 'digests@broadsheet.example',
      recipient: 'ada@example.org',
      sender: 'bounces@example.org',
      date: createdAt,
    };
    const { bytes } = composeMessage(envelope, {
      subject,
      text: 'Open https://broadsheet.example/confirm?token=t',
      html: `<script>alert(1)</script><a href="https://broadsheet.example/confirm?token=t&amp;x=1">Confirm</a>`,
      headers: { 'List-Unsubscribe': '<https://broadsheet.example/unsubscribe?token=l>' },
    });
    await folder.write(name, bytes);
    names.unshift(name);
  }

  it('is empty at first', async () => {
    expect(await open.get('/mailbox')).toMatchObject({ status: 200, body: expect.stringContaining('No mail yet.') });
  });

  it('lists what was captured, newest first, escaped', async () => {
    await capture('The <first> one', 1);
    await capture('The second one', 2);
    const { body } = await open.get('/mailbox');
    expect([...body.matchAll(/href="\/mailbox\/([^"]+)"/g)].map(([, name]) => name)).toEqual(names);
    expect(body).toContain('The &lt;first&gt; one');
    expect(body).toContain('to ada@example.org');
  });

  it('shows a mail with its text, its headers, and where it leads', async () => {
    const { status, body } = await open.get(`/mailbox/${names[0]}`);
    expect(status).toBe(200);
    expect(body).toContain('Open https://broadsheet.example/confirm?token=t</pre');
    expect(body).toContain('<dt>List-Unsubscribe</dt>');
    expect(body).toContain('href="https://broadsheet.example/confirm?token=t&amp;x=1"');
    expect(body).toContain(`<iframe src="/mailbox/${names[0]}/html" sandbox`);
    expect(body).not.toContain('<script>');
  });

  it('frames its HTML where nothing in it can act', async () => {
    const { headers, body } = await open.get(`/mailbox/${names[0]}/html`);
    expect(headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toContain('<script>alert(1)</script>');
  });

  it('gives the source as it is, as text', async () => {
    const { headers, body } = await open.get(`/mailbox/${names[0]}/source`);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(body).toBe(String(await folder.read(names[0] ?? '')));
  });

  it('has nothing at other names, and no way out of the folder', async () => {
    const ways = [
      '/mailbox/../app-secret',
      '/mailbox/..%2fapp-secret',
      '/mailbox/%2e%2e/app-secret',
      '/mailbox/....//app-secret',
      '/mailbox//app-secret',
      `/mailbox/${names[0]}.eml`,
      `/mailbox/${names[0]}/../../../app-secret`,
      `/mailbox/${names[0]}/html/more`,
      `/mailbox/${names[0]}/other`,
      `/mailbox/${names[0]}%00`,
      '/mailbox/20250314080000000-00000000000000000000000000000000',
      '/mailbox/C:%5Capp-secret',
    ];
    for (const way of ways) {
      // fetch would resolve the dots before it asks.
      const { status, body } = await askRaw(way);
      expect([way, status]).toEqual([way, 404]);
      expect(body).not.toContain('a secret');
    }
    await expect(folder.read('../app-secret')).resolves.toBeNull();
    expect(() => folder.fileOf('../app-secret')).toThrow('Expected the name of a message');
    await expect(folder.delete(['../app-secret'])).rejects.toThrow('Expected the name of a message');
  });

  it('opens on this machine only under a name that leads to this machine', async () => {
    for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST']) {
      expect([host, (await askRaw('/mailbox', { host })).status]).toEqual([host, 200]);
    }
    for (const host of ['rebound.example:4000', '127.0.0.1.example', 'localhost.example', '10.0.0.1']) {
      expect([host, (await askRaw('/mailbox', { host })).status]).toEqual([host, 401]);
    }
  });

  it('asks for the admin key everywhere else, as a browser and as a program can give it', async () => {
    const basic = (user: string, key: string) => `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`;
    const asked: [authorization: string | null, status: number][] = [
      [null, 401],
      [`Bearer ${adminKey}`, 200],
      [basic('', adminKey), 200],
      [basic('admin', adminKey), 200],
      ['Bearer bsk_reader', 401],
      ['Bearer bsk_wrong', 401],
      [basic('admin', 'bsk_wrong'), 401],
      [basic(adminKey, ''), 401],
      ['Basic ???', 401],
      ['Digest x', 401],
    ];
    for (const [authorization, status] of asked) {
      for (const path of [
        '/mailbox',
        `/mailbox/${names[0]}`,
        `/mailbox/${names[0]}/html`,
        `/mailbox/${names[0]}/source`,
      ]) {
        const shown = await closed.get(path, authorization === null ? {} : { authorization });
        expect([authorization, path, shown.status]).toEqual([authorization, path, status]);
        expect(shown.headers.has('www-authenticate')).toBe(status === 401);
      }
    }
  });

  /** Asks for exactly this address. */
  function askRaw(path: string, headers: Record<string, string> = {}): Promise<{ status?: number; body: string }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(open.url);
      request({ hostname, port, path, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      })
        .on('error', reject)
        .end();
    });
  }
});
