import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/config/read-config';
import { createLogger } from '../../src/platform/logging/create-logger';
import { eraseMails } from '../../src/platform/mail';
import { confirmationMail } from '../../src/subscribers/mails';
import { startWorker } from '../../src/worker';
import { quick, untilDone } from '../platform/jobs/queue';
import { leaveMail } from '../platform/mail/leave-mail';
import { startTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const env = { HOST: '127.0.0.1', MAIL_POSTAL_ADDRESS: 'Broadsheet, 7 Example Lane' };
const now = new Date('2025-03-14T08:00:00Z');

describe('Mail of the whole application, without a mail server', () => {
  let db: TestDatabase;
  let app: TestApp;
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-captured-'));
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    app = await startTestApp({ on: db, env: { ...env, DATA_DIR: dataDir } });
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const get = async (url: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers });
    return { status: response.status, body: await response.text() };
  };

  /** Another application on the same database, asked once. */
  async function mailboxOf(settings: Record<string, string>, headers: Record<string, string> = {}): Promise<number> {
    const other = await startTestApp({ on: db, env: { ...env, ...settings } });
    try {
      return (await get(`${other.url}/mailbox`, headers)).status;
    } finally {
      await other.close();
    }
  }

  it('goes from the outbox through a worker to the mailbox, with links to where the API answers', async () => {
    const config = readConfig({
      ...env,
      DATA_DIR: dataDir,
      CLOCK: now.toISOString(),
      LOG_LEVEL: 'silent',
      SUPPRESSION_KEY: 'a-suppression-key-of-this-test-0123456789',
    });
    const log = createLogger('silent');
    const worker = await startWorker({ config, connection: db.connection, log, publicUrl: app.url, timing: quick });
    const data = { confirmToken: 'c-1', unsubscribeToken: 'u-1', consent: 'Send me digests.' };
    await leaveMail(db.database, { kind: confirmationMail, to: 'ada@example.org', data, messageKey: 'c:1', now });
    await untilDone(db.database);
    const list = await get(`${app.url}/mailbox`);
    const [, name = ''] = /href="\/mailbox\/([^"]+)"/.exec(list.body) ?? [];
    expect(list.body).toContain('to ada@example.org');
    const { body } = await get(`${app.url}/mailbox/${name}/html`);
    expect(body).toContain(`href="${app.url}/confirm?token=c-1"`);
    expect(body).toContain('Broadsheet, 7 Example Lane');

    await eraseMails(db.database, 'ada@example.org', now);
    await untilDone(db.database);
    expect((await get(`${app.url}/mailbox/${name}`)).status).toBe(404);
    expect(await worker.close(1_000)).toBe(0);
  });

  it('is for the eyes of this machine alone, else for those who have the admin key', async () => {
    const basic = `Basic ${Buffer.from(`admin:${app.adminKey}`).toString('base64')}`;
    expect(await mailboxOf({})).toBe(200);
    expect(await mailboxOf({ TRUST_PROXY: '1' })).toBe(401);
    expect(await mailboxOf({ HOST: '0.0.0.0' })).toBe(401);
    expect(await mailboxOf({ HOST: '0.0.0.0' }, { authorization: basic })).toBe(200);
    expect(await mailboxOf({ TRUST_PROXY: '1' }, { authorization: `Bearer ${app.adminKey}` })).toBe(200);
    const key = await app.createKey('PAPERS_WRITE');
    expect(await mailboxOf({ TRUST_PROXY: '1' }, { authorization: `Bearer ${key}` })).toBe(401);
  });

  it('is not there where a mail server is set', async () => {
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'digests@broadsheet.example' };
    expect(await mailboxOf(smtp)).toBe(404);
  });
});
