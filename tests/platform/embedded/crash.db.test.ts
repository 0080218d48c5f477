import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OwnerProcess } from './owner-process';
import { ask, makeScratch, removeScratch, startQuick } from './scratch';

jest.setTimeout(60_000);

describe('a start after a crash', () => {
  const scratch = makeScratch();
  const directory = join(scratch, 'database');
  const pidFile = join(directory, 'cluster', 'postmaster.pid');
  afterAll(() => removeScratch(scratch));

  beforeAll(async () => {
    // What a start that was cut off in initdb has left.
    mkdirSync(join(directory, 'unfinished-Zx8kq1', 'cluster', 'base'), { recursive: true });
    writeFileSync(join(directory, 'unfinished-Zx8kq1', 'cluster', 'PG_VERSION'), '18\n');
    const postgres = await startQuick(directory);
    await ask(postgres.connection, `create table papers as select 'ReAct' as title`);
    await postgres.stop();
  });

  async function readPapers(): Promise<unknown[]> {
    const postgres = await startQuick(directory);
    const papers = await ask(postgres.connection, `select title from papers where title = 'ReAct'`);
    await postgres.stop();
    return papers;
  }

  it('removes a half-made cluster', () => {
    expect(readdirSync(directory).filter((name) => name.startsWith('unfinished-'))).toEqual([]);
  });

  it('finds what was committed before kill -9, and removes the socket of that time', async () => {
    const owner = OwnerProcess.on(directory);
    const { connection } = await owner.says();
    if (connection === undefined) throw new Error('Expected the owner to start.');
    await ask(connection, `insert into papers values ('Toolformer')`);
    await owner.kill();

    const postgres = await startQuick(directory);
    expect(await ask(postgres.connection, `select title from papers where title = 'Toolformer'`)).toHaveLength(1);
    expect(() => readdirSync(connection.host)).toThrow('ENOENT');
    await postgres.stop();
  });

  it('ends an orphan whose watcher was killed as well', async () => {
    if (process.platform !== 'linux') return;
    const owner = OwnerProcess.on(directory);
    expect(await owner.says()).toHaveProperty('connection');
    for (const pid of watchersOf(directory)) process.kill(pid, 'SIGKILL');
    await owner.kill();
    const orphan = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);

    const messages: string[] = [];
    const postgres = await startQuick(directory, messages);
    expect(messages).toEqual(['Stopped 1 PostgreSQL server that had lost its Broadsheet.']);
    expect(Number.parseInt(readFileSync(pidFile, 'utf8'), 10)).not.toBe(orphan);
    await postgres.stop();
  });

  it.each([
    ['is empty', ''],
    ['is garbled', '\0\0\0 not a process\n'],
    ['names a dead process', '99999999\n/elsewhere\n'],
    ['names a process that is somebody else', `${process.pid}\n/elsewhere\n1\n5432\n`],
  ])('does not mind a postmaster.pid that %s', async (_, content) => {
    writeFileSync(pidFile, content);
    expect(await readPapers()).toHaveLength(1);
  });

  it('does not mind a spoiled record of where the server listened', async () => {
    writeFileSync(join(directory, 'server.json'), '{"socketDir');
    expect(await readPapers()).toHaveLength(1);
  });

  it('gives the role a new password where the file is lost', async () => {
    rmSync(join(directory, 'password'));
    expect(await readPapers()).toHaveLength(1);
    expect(await readPapers()).toHaveLength(1);
  });
});

function watchersOf(directory: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = commandOf(pid);
      return command.startsWith('/bin/sh\0-c\0') && command.includes(`\0-D\0${join(directory, 'cluster')}\0`);
    });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
