import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, broadsheet, serve } from './broadsheet-process';

const digest = '{ digest(date: "2025-03-13") { paperCount entries(first: 1) { nodes { title } } } }';
const otherDay = `Mar 14

A Paper of the Other Day on Language Models

This abstract is long enough to be one. It says what was done, and on which data. It ends with what was found.
`;

describe('broadsheet serve, on the embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet serve '));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const fromDataDir = () => ({ DATA_DIR: join(folder, 'data') });

  it('seeds an empty database, answers, and stops on Ctrl-C within three seconds', async () => {
    const { url, child, ended } = await serve(fromDataDir());
    expect((await ask(url, digest)).digest).toMatchObject({ paperCount: 54 });
    const askedAt = performance.now();
    child.kill('SIGINT');
    const { code, stderr, stdout } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Admin key  in ${join(folder, 'data', 'admin-api-key')}\n`);
    expect(performance.now() - askedAt).toBeLessThan(3_000);
  });

  it('ends at once on a second signal, also one of another kind, without a stack', async () => {
    const { child, ended } = await serve(fromDataDir());
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stderr: '' });
  });

  it('shares its database with a command, and refuses a second server by name', async () => {
    const { url, child, ended } = await serve(fromDataDir());
    const page = join(folder, '2025-03-14.txt');
    await writeFile(page, otherDay);
    const imported = await broadsheet(['import', page], fromDataDir());
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toContain('digest of 2025-03-14: 1 new paper, 0 updated, 0 unchanged');
    expect((await ask(url, '{ digest { date } }')).digest.date).toBe('2025-03-14');

    const second = await broadsheet(['serve'], { PORT: '0', ...fromDataDir() });
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`Another Broadsheet (process ${child.pid}) already uses the database in`);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('comes back after kill -9 with all that it held', async () => {
    const killed = await serve(fromDataDir());
    killed.child.kill('SIGKILL');
    await killed.ended;
    const { url, child, ended } = await serve(fromDataDir());
    expect((await ask(url, '{ digests { nodes { date } } }')).digests.nodes).toEqual([
      { date: '2025-03-14' },
      { date: '2025-03-13' },
    ]);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('sends a day by hand at once, under a clock of its own', async () => {
    const { url, child, ended } = await serve({ ...fromDataDir(), CLOCK: '2025-03-13T12:00:00Z' });
    const key = (await readFile(join(folder, 'data', 'admin-api-key'), 'utf8')).trim();
    await ask(
      url,
      `mutation {
        importSubscribers(input: {
          alreadyConfirmed: true,
          subscribers: [{ email: "ada@example.org", digest: { cadence: DAILY, hour: 8, timeZone: "UTC" } }]
        }) { accepted }
      }`,
      key,
    );
    const sent = await ask(url, 'mutation { sendDigest(input: { date: "2025-03-13" }) { scheduled } }', key);
    expect(sent.sendDigest).toEqual({ scheduled: 1 });
    const statuses = async () => (await ask(url, '{ deliveries { nodes { status } } }', key)).deliveries.nodes;
    for (let looks = 0; looks < 80 && (await statuses())[0].status !== 'SENT'; looks += 1) {
      await sleep(100);
    }
    expect(await statuses()).toEqual([{ status: 'SENT' }]);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('names every mistake of the configuration in one message', async () => {
    const { code, stderr } = await broadsheet(['serve'], { PORT: 'http', CLOCK: 'noon', ...fromDataDir() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT.*"http"/);
    expect(stderr).toMatch(/CLOCK.*"noon"/);
    expect(stderr).not.toContain('    at ');
  });

  it('tells of a DATABASE_URL that cannot be read, before anything takes it apart', async () => {
    const { code, stderr } = await broadsheet(['serve'], {
      DATABASE_URL: 'postgres://app:50%off@db/x',
      ...fromDataDir(),
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/DATABASE_URL: expected a URL such as .*percent-encoded, found 26 characters \(not shown\)/);
    expect(stderr).not.toContain('    at ');
  });

  it.each(['api', 'worker'])('is the %s alone only with a database outside', async (part) => {
    const { code, stderr } = await broadsheet(['serve', `--${part}`], fromDataDir());
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Expected DATABASE_URL for a process that is the (API|worker) alone, but it is not set\.\n$/,
    );
  });
});
