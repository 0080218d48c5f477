import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headerOf, MailFolder, type ReadMessage, readMessage } from '../../src/platform/mail';
import { untilDone } from '../platform/jobs/queue';
import { startTestApp, type TestApp } from '../support/test-app';
import { startTestWorker } from '../support/test-worker';

const subscribe = 'mutation ($input: SubscribeInput!) { subscribe(input: $input) { accepted } }';

describe('Somebody with a mail program and a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-by-mail-'));
  const folder = new MailFolder(join(dataDir, 'mail'));
  let app: TestApp;
  let stopWorker: () => Promise<unknown>;
  beforeAll(async () => {
    const secrets = { SUPPRESSION_KEY: 'a-suppression-key-of-this-test-0123456789' };
    app = await startTestApp({ env: { ...secrets, DATA_DIR: dataDir } });
    const worker = await startTestWorker({ connection: app.connection, dataDir });
    stopWorker = () => worker.close(1_000);
  });
  afterAll(async () => {
    await stopWorker();
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** The newest mail, once all are sent. */
  async function newestMail(): Promise<ReadMessage> {
    await untilDone(app.database);
    const [name = ''] = await folder.list();
    return readMessage((await folder.read(name)) ?? Buffer.alloc(0));
  }

  /** Where the button of a mail leads, on this server, and its token. */
  function buttonOf({ html }: ReadMessage): { path: string; token: string } {
    const [, address = ''] = /class="button"\s+href="([^"]*)"/.exec(html ?? '') ?? [];
    const { pathname, search, searchParams } = new URL(address);
    return { path: pathname + search, token: searchParams.get('token') ?? '' };
  }

  const get = async (path: string) => (await fetch(app.url + path)).text();
  const post = async (path: string, fields: Record<string, string>) => {
    const response = await fetch(app.url + path, { method: 'POST', body: new URLSearchParams(fields) });
    return { status: response.status, body: await response.text() };
  };
  const status = async () => {
    const rows = await app.database.query<{ status: string }>('select status from subscribers');
    return rows.map((row) => row.status);
  };
  const active = async () => (await app.database.query('select from digest_subscriptions where active')).length;

  it('subscribes, chooses, leaves by one click, comes back, and is forgotten', async () => {
    await app.ask(subscribe, { input: { email: 'Ada@Example.org', digest: { cadence: 'DAILY' } } });
    const asked = await newestMail();
    expect(headerOf(asked.headers, 'To')).toBe('ada@example.org');
    const confirm = buttonOf(asked);
    expect(await get(confirm.path)).toContain('Send me digests of research papers by e-mail');
    expect(await status()).toEqual(['PENDING']);
    const confirmed = await post('/confirm', { token: confirm.token });
    expect(confirmed).toMatchObject({ status: 200, body: expect.stringContaining('You are subscribed') });
    expect(await status()).toEqual(['ACTIVE']);
    expect((await post('/confirm', { token: confirm.token })).status).toBe(400);

    const requested = await post('/manage', { action: 'link', email: 'ada@example.org' });
    expect(requested.body).toContain('Look into your mail');
    const linked = await newestMail();
    const manage = buttonOf(linked);
    const page = await get(manage.path);
    expect(page).toContain('<strong>ada@example.org</strong>');
    const [, id = ''] = /name="id" value="([^"]*)"/.exec(page) ?? [];
    const { token } = manage;
    expect((await post('/manage', { token, id, action: 'weekly' })).body).toContain('Your choice is saved.');
    const typed = {
      cadence: 'WEEKLY',
      weekday: 'FRIDAY',
      hour: '6',
      timeZone: 'Asia/Tokyo',
      maxPapers: '5',
      minVotes: '2',
    };
    const saved = await post('/manage', { token, id, action: 'update', ...typed, topics: 'no-such-topic' });
    expect(saved.body).toContain('class="problem"');
    expect((await post('/manage', { token, id, action: 'update', ...typed })).body).toContain('Your choice is saved.');
    expect(await get(manage.path)).toContain('value="Asia/Tokyo"');
    expect((await post('/manage', { token, action: 'pause', until: '2025-04-01' })).body).toContain('2025-04-01');
    expect(await status()).toEqual(['PAUSED']);
    expect((await post('/manage', { token, action: 'resume' })).body).toContain('Your mail comes again.');

    const [, address = ''] = /<([^>]*)>/.exec(headerOf(linked.headers, 'List-Unsubscribe') ?? '') ?? [];
    const { pathname, search } = new URL(address);
    await get(pathname + search);
    expect(await active()).toBe(1);
    const left = await post(pathname + search, { 'List-Unsubscribe': 'One-Click' });
    expect(left.status).toBe(200);
    expect([await status(), await active()]).toEqual([['UNSUBSCRIBED'], 0]);
    const told = await newestMail();
    expect(headerOf(told.headers, 'Subject')).toBe('You are unsubscribed');
    const [, undoToken = ''] = /undo=([\w-]+)/.exec(buttonOf(told).path) ?? [];
    expect(await get(buttonOf(told).path)).toContain('Bring it back');
    expect(await get(manage.path)).toContain('You have unsubscribed.');
    expect((await post('/manage', { token, id, action: 'revive' })).body).toContain('they have to subscribe anew');
    expect((await post('/unsubscribe', { token: undoToken, action: 'undo' })).body).toContain('Welcome back');
    expect([await status(), await active()]).toEqual([['ACTIVE'], 1]);
    expect((await post('/manage', { token, id, action: 'end' })).body).toContain('That subscription has ended.');
    expect([await status(), await active()]).toEqual([['ACTIVE'], 0]);
    expect((await post('/manage', { token, id, action: 'revive' })).body).toContain('That subscription is back.');
    expect(await active()).toBe(1);

    const exported = await post('/manage', { token, action: 'export' });
    expect(JSON.parse(exported.body)).toMatchObject({ email: 'ada@example.org', status: 'ACTIVE' });
    expect((await post('/manage', { token, action: 'erase', sure: 'on' })).body).toContain('You are forgotten');
    await untilDone(app.database);
    expect(await status()).toEqual(['ERASED']);
    expect(await folder.list()).toEqual([]);
    expect((await post('/manage', { token, action: 'show' })).status).toBe(400);
  });

  it('learns nothing of others by tokens and ids that are not theirs', async () => {
    for (const action of ['show', 'update', 'delete', 'leave', 'export', 'erase']) {
      const { status: code, body } = await post('/manage', { token: app.adminKey, id: 'x', action, sure: 'on' });
      expect([action, code]).toEqual([action, 400]);
      expect(body).toContain('This link is unknown or older than 24 hours.');
    }
    expect((await post('/unsubscribe', { token: 'another', action: 'all' })).status).toBe(400);
    expect((await post('/unsubscribe?token=another', { 'List-Unsubscribe': 'One-Click' })).status).toBe(400);
  });
});
