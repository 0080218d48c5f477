import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTopic } from '../papers/writing/mutations';
import { until } from '../platform/jobs/queue';
import { urlOf } from '../support/connection-url';
import { administrate, freshName, testServer, withDatabase } from '../support/servers';
import { startTestApp, type TestApp } from '../support/test-app';
import { broadsheet, end, serve, startBroadsheet } from './broadsheet-process';

describe('The worker', () => {
  let folder: string;
  let app: TestApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-worker-'));
    app = await startTestApp({ template: 'seeded', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const on = (url: string) => ({
    DATABASE_URL: url,
    DATA_DIR: folder,
    APP_SECRET: 'an-app-secret-of-this-test-only-0123456789',
    ADMIN_API_KEY: app.adminKey,
    LOG_LEVEL: 'warn',
  });

  async function addTopic(slug: string, phrase: string): Promise<void> {
    const { userErrors } = await createTopic(app, { slug, name: slug, phrases: [{ phrase }] });
    expect(userErrors).toEqual([]);
  }

  const papersUnder = async (slug: string): Promise<number> => {
    const { topic } = await app.admin('query ($slug: String!) { topic(slug: $slug) { paperCount } }', { slug });
    return topic.paperCount;
  };

  it('alone follows what the API of another process leaves for it, and stops on Ctrl-C within three seconds', async () => {
    const child = startBroadsheet(['serve', '--worker'], on(urlOf(app.connection)));
    const ended = end(child);
    await addTopic('modelled', 'model');
    await until(async () => (await papersUnder('modelled')) > 10);
    const doctor = await broadsheet(['doctor'], on(urlOf(app.connection)));
    expect(doctor.stdout).toContain('✓ Jobs: 0 jobs to be done by 1 worker, none failed\n');
    expect(doctor.stdout).toContain('✓ Topics: every paper is under the topics that the taxonomy gives it\n');
    const askedAt = performance.now();
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `Broadsheet's worker is ready.\n\n`, stderr: '' });
    expect(performance.now() - askedAt).toBeLessThan(3_000);
    expect(await app.database.query('select from job_workers')).toEqual([]);
  });

  it('runs beside the API where nothing else is asked for', async () => {
    const { child, ended } = await serve(on(urlOf(app.connection)));
    await addTopic('rewarded', 'reward');
    await until(async () => (await papersUnder('rewarded')) > 10);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('is refused with a SUPPRESSION_KEY of its own', async () => {
    const SUPPRESSION_KEY = 'another-suppression-key-0123456789';
    const { code, stdout, stderr } = await broadsheet(['serve', '--worker'], {
      ...on(urlOf(app.connection)),
      SUPPRESSION_KEY,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Expected the SUPPRESSION_KEY that this database was first used with, got another');
    expect(stderr).not.toContain(SUPPRESSION_KEY);
  });

  it('waits for others to bring its database up to date', async () => {
    const { admin } = testServer();
    const name = freshName('unprepared');
    await administrate(admin, `create database ${name}`);
    const { code, stderr } = await broadsheet(['serve', '--worker'], on(urlOf(withDatabase(admin, name))));
    await administrate(admin, `drop database ${name}`);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Expected a database that is up to date, but migrations are pending: run `npm run migrate`.\n',
    });
  });

  it('is refused together with the API alone, which is a contradiction', async () => {
    const { code, stderr } = await broadsheet(['serve', '--worker', '--api'], on(urlOf(app.connection)));
    expect(code).toBe(1);
    expect(stderr).toContain(`option '--worker' cannot be used with option '--api'`);
  });
});
