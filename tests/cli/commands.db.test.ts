import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../migrations';
import { broadsheet } from './broadsheet-process';

const seedDigest = join(__dirname, '../../seeds/digests/2025-03-13.txt');

describe('The command line', () => {
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-cli-'));
    env = { DATA_DIR: join(folder, 'data') };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds what is missing, and what to do about it', async () => {
    const { code, stdout } = await broadsheet(['doctor'], env);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✓ PostgreSQL: 1[5-9]/);
    expect(stdout).toContain('✗ Migrations: some are pending: run `npm run migrate`');
  });

  it('migrates and seeds once', async () => {
    const first = JSON.parse((await broadsheet(['seed', '--json'], env)).stdout);
    expect(first.migrations).toEqual(migrations.map(({ name }) => name));
    expect(first.seeded).toMatchObject({ digests: 1, papers: 54 });
    const again = await broadsheet(['seed'], env);
    expect(again.stdout).toBe(
      'The database was up to date.\nIt holds topics and papers already: nothing was seeded.\n',
    );
    const { code, stdout } = await broadsheet(['doctor'], env);
    expect(code).toBe(0);
    expect(stdout).toContain('✓ Jobs: 1 job to be done by 0 workers, none failed\n');
    expect(stdout).toContain('✓ Topics: papers wait for a worker');
  });

  it('imports what it can read, tells of each file, and fails where one could not be read', async () => {
    const noDigest = join(folder, 'notes.txt');
    await writeFile(noDigest, 'Bread, milk, eggs.');
    const missing = join(folder, 'missing.txt');
    const { code, stdout } = await broadsheet(['import', '--json', seedDigest, noDigest, missing], env);
    expect(code).toBe(1);
    const [known, unread, absent] = JSON.parse(stdout);
    expect(known).toMatchObject({ date: '2025-03-13', created: 0, unchanged: 54, problems: [], errors: [] });
    expect(unread).toMatchObject({ file: noDigest, date: null, errors: [expect.stringMatching(/^Expected a digest/)] });
    expect(absent.errors).toEqual([expect.stringContaining('no such file')]);
  });

  it('makes keys, and says what a scope is', async () => {
    const made = await broadsheet(['keys', 'create', 'nightly', '--scope', 'papers-write', '--json'], env);
    expect(JSON.parse(made.stdout)).toEqual({
      name: 'nightly',
      scopes: ['PAPERS_WRITE'],
      secret: expect.stringMatching(/^bsk_[\w-]{43}$/),
    });
    const refused = await broadsheet(['keys', 'create', 'nightly', '--scope', 'everything'], env);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^Expected a scope, one of PAPERS_WRITE, .*; got "everything"\.\n$/);
  });

  it('schedules digests by hand, and says which day it cannot', async () => {
    const sent = await broadsheet(['digest', 'send', '--date', '2025-03-14', '--dry-run', '--json'], {
      ...env,
      CLOCK: '2025-03-14T08:00:00Z',
    });
    expect(sent.stderr).toBe('');
    expect(JSON.parse(sent.stdout)).toEqual({ date: '2025-03-14', scheduled: 0, skipped: 0, dryRun: true });
    const refused = await broadsheet(['digest', 'send', '--date', 'tomorrow'], env);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(
      'date: Expected a day such as 2026-03-13 that has begun, at most 31 days ago, got "tomorrow".\n',
    );
  });

  it('helps with each command', async () => {
    const { code, stdout } = await broadsheet(['--help']);
    expect(code).toBe(0);
    for (const command of ['serve', 'migrate', 'seed', 'import', 'digest', 'keys', 'doctor']) {
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
    expect(await broadsheet(['sereve'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Did you mean serve'),
    });
  });
});
