import { chown, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { makePassword, writePassword } from './cluster-password';
import { type ClusterTools, runSingleUser } from './cluster-tools';
import { UNFINISHED_PREFIX } from '../directory-layout';
import { runProgram } from '../process/run-program';

/** The one role that may connect: it owns its database and may clone it, but is no superuser. */
export const ROLE = 'broadsheet';
export const DATABASE = 'broadsheet';

/** Makes the cluster with its role and database: beside its place first, so that it is there whole or not at all. */
export async function initCluster(tools: ClusterTools): Promise<void> {
  const { layout, launcher } = tools;
  requireUserName(launcher.account.uid);
  const folder = await mkdtemp(join(layout.directory, UNFINISHED_PREFIX));
  try {
    if (launcher.account.uid !== process.geteuid?.()) await chown(folder, launcher.account.uid, launcher.account.gid);
    const cluster = join(folder, 'cluster');
    await runInitdb(tools, cluster);
    const password = makePassword();
    await runSingleUser(tools, cluster, [
      `create role ${ROLE} login createdb password '${password}'`,
      `create database ${DATABASE} owner ${ROLE}`,
    ]);
    await writePassword(layout.password, password);
    await rename(cluster, layout.cluster);
    await syncDirectory(layout.directory);
  } finally {
    await removeFolder(folder);
  }
}

/** Gives the role a new password where the file that held it is lost. The server must not run. */
export async function renewPassword(tools: ClusterTools): Promise<void> {
  const password = makePassword();
  await runSingleUser(tools, tools.layout.cluster, [`alter role ${ROLE} password '${password}'`]);
  await writePassword(tools.layout.password, password);
}

/** Removes what a start that was cut off left half-made. */
export async function removeUnfinished(directory: string): Promise<void> {
  const names = await readdir(directory);
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED_PREFIX));
  await Promise.all(unfinished.map((name) => removeFolder(join(directory, name))));
}

async function runInitdb({ binaries, launcher, environment, settings }: ClusterTools, cluster: string): Promise<void> {
  const args = [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--auth=reject',
    '--encoding=UTF8',
    '--no-instructions',
    // Sorted by code point, and upper and lower case by Unicode's tables, all from within PostgreSQL: the order of
    // names and the indexes built on it are the same on every system, and no update of the C library spoils them.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    // But the text search parser of PostgreSQL 18 still asks the C library what a letter is: under C every character
    // beyond ASCII would be one, and “quoted” or self—supervised with their marks one word.
    `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
  ];
  await runProgram(launcher, { program: binaries.initdb, args, environment, input: '' });
}

// initdb looks its own user up, the server does not: `docker run --user 12345` is the usual case without an entry.
function requireUserName(uid: number): void {
  if (uid !== process.geteuid?.()) return;
  try {
    userInfo();
  } catch {
    throw new Error(
      `Expected the user id ${uid} of this process to have a name, which PostgreSQL asks for when it makes a new ` +
        'database, but /etc/passwd has none: add an entry, start as a user that has one, or set DATABASE_URL.',
    );
  }
}

async function removeFolder(folder: string): Promise<void> {
  // Retried, since an initdb whose owner was killed may still be writing in there for a moment.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
