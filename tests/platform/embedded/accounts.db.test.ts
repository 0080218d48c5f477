import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgresBinaries } from '../../../src/platform/database/embedded';
import { launchAs, launchPastPermissions } from '../../../src/platform/database/embedded/process/launcher';
import { runProgram } from '../../../src/platform/database/embedded/process/run-program';
import { OwnerProcess } from './owner-process';
import { makeScratch, removeScratch, startQuick } from './scratch';

jest.setTimeout(60_000);

const NOBODY = { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) };
// No entry in /etc/passwd, as with `docker run --user 54321`.
const UNKNOWN = { uid: 54_321, gid: 54_321 };

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot && process.platform === 'linux' ? describe : describe.skip;

// Other accounts can run the sources only where they can read them.
const canRun = (account: { uid: number; gid: number }) =>
  isRoot && spawnSync(process.execPath, [join(__dirname, 'typescript.cjs')], account).status === 0;
// The project itself may lie in a folder of root, where the server needs the right of way after all.
const programsAreInReach = isRoot && spawnSync(findPostgresBinaries().postgres, ['--version'], NOBODY).status === 0;
const asOther = canRun(NOBODY) ? describe : describe.skip;

asRoot('under root', () => {
  let scratch: string;
  beforeAll(() => {
    scratch = makeScratch();
  });
  afterAll(() => removeScratch(scratch));

  it('runs as another account, with the one right that a folder of root asks for', async () => {
    const directory = join(scratch, 'database');
    const postgres = await startQuick(directory);
    const status = statusOfServer(directory);
    expect(status['Uid']).not.toBe('0');
    // CAP_DAC_OVERRIDE is bit 1.
    expect(status['CapEff']).toBe('0000000000000002');
    await postgres.stop();
  });

  it('leaves that right away where everyone may enter', async () => {
    chmodSync(scratch, 0o755);
    const directory = join(scratch, 'database');
    const postgres = await startQuick(directory);
    const status = statusOfServer(directory);
    expect(status['Uid']).not.toBe('0');
    expect(status['CapEff']).toBe(programsAreInReach ? '0000000000000000' : '0000000000000002');
    await postgres.stop();
  });

  it('finds its own programs in a folder of root', async () => {
    const { postgres, libraries } = findPostgresBinaries();
    const native = join(scratch, 'project', 'native');
    mkdirSync(join(scratch, 'project'), { mode: 0o700 });
    cpSync(postgres, join(native, 'bin', 'postgres'));
    cpSync(libraries, join(native, 'lib'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.includes('/lib/postgresql') && !path.endsWith('.a'),
    });
    mkdirSync(join(native, 'lib', 'postgresql'));
    cpSync(join(libraries, '../share'), join(native, 'share'), { recursive: true });
    const run = {
      program: join(native, 'bin', 'postgres'),
      args: ['-D', '/', '-c', 'config_file=/dev/null', '-C', 'port'],
      environment: {},
      input: '',
    };
    await expect(runProgram(launchAs(NOBODY), run)).rejects.toThrow('Permission denied');
    expect(await runProgram(launchPastPermissions(NOBODY), run)).toMatch(/^5432$/m);
  });

  it('takes over a cluster that root has copied', async () => {
    const directory = join(scratch, 'database');
    execFileSync('chown', ['-R', 'root', directory]);
    const postgres = await startQuick(directory);
    expect(statusOfServer(directory)['Uid']).not.toBe('0');
    await postgres.stop();
  });
});

asOther('under an ordinary user', () => {
  let scratch: string;
  let directory: string;
  // Not while the tests are listed: a group that is skipped lists them, too, but never cleans up.
  beforeAll(() => {
    scratch = makeScratch();
    directory = join(scratch, 'database');
  });
  afterAll(() => removeScratch(scratch));

  async function run(account: { uid: number; gid: number }) {
    chownSync(scratch, account.uid, account.gid);
    const owner = OwnerProcess.on(directory, account);
    const message = await owner.says();
    if (message.connection !== undefined) owner.interruptGroup();
    await owner.exited;
    return message;
  }

  it('says what is missing where a new database is to be made under a user id without a name', async () => {
    const { error } = await run(UNKNOWN);
    expect(error).toContain('Expected the user id 54321 of this process to have a name');
  });

  it('makes and runs a database', async () => {
    execFileSync('rm', ['-rf', directory]);
    expect(await run(NOBODY)).toHaveProperty('connection');
  });

  it('tells whose database it is instead of touching it', async () => {
    const { error } = await run(UNKNOWN);
    expect(error).toContain(`Expected to be allowed to write in "${directory}" as the user id 54321`);
  });

  it('runs an existing database under a user id without a name', async () => {
    execFileSync('chown', ['-R', `${UNKNOWN.uid}:${UNKNOWN.gid}`, directory]);
    expect(await run(UNKNOWN)).toHaveProperty('connection');
  });
});

function statusOfServer(directory: string): Record<string, string | undefined> {
  const pid = Number.parseInt(readFileSync(join(directory, 'cluster', 'postmaster.pid'), 'utf8'), 10);
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:?\s+/).slice(0, 2)));
}
