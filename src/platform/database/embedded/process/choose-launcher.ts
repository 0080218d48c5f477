import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { DirectoryLayout } from '../directory-layout';
import { runProgram } from './run-program';
import { type Account, type Launcher, launchAs, launchAsSelf, launchPastPermissions } from './launcher';
import { chooseParent } from '../server/socket-directory';

/** What the server must be able to reach. */
export interface Reach {
  readonly layout: DirectoryLayout;
  readonly postgres: string;
  readonly environment: Readonly<Record<string, string>>;
}

// In this order: `_postgres` is macOS's name for it, and `nobody` exists everywhere.
const ACCOUNTS = ['postgres', '_postgres', 'nobody'];

/**
 * Decides as whom the server runs: as this process's user, or, since PostgreSQL refuses to run as root, as the owner of
 * the existing database or an account without rights. Throws if that user could not reach the programs or the data.
 */
export async function chooseLauncher(reach: Reach): Promise<Launcher> {
  const self = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
  const owner = ownerOf(reach.layout.cluster);
  if (self.uid !== 0) {
    if (owner === null || owner.uid === self.uid) return launchAsSelf(self);
    throw new Error(
      `Expected the database in "${reach.layout.directory}" to belong to the user id ${self.uid} of this process, ` +
        `but it belongs to ${owner.uid}: start as that user (or as root), or give this one its own DATA_DIR.`,
    );
  }
  // Copied by root, from a backup perhaps, it belongs to root, and is given to the account at the start.
  const account = owner === null || owner.uid === 0 ? findAccount() : owner;
  const plain = launchAs(account);
  const plainFailure = await tryToReach(plain, reach);
  if (plainFailure === null) return plain;
  const past = launchPastPermissions(account);
  const pastFailure = await tryToReach(past, reach);
  if (pastFailure === null) return past;
  throw new Error(
    `PostgreSQL does not run as root, and the user id ${account.uid} that would run it cannot reach its programs or ` +
      `its data (${plainFailure}); keeping root's right of way with "setpriv" did not help either (${pastFailure}). ` +
      'Start as an ordinary user, or put the project and DATA_DIR where everyone may enter the folders above them.',
  );
}

/** The owner of a file or folder; null if there is none. */
export function ownerOf(path: string): Account | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : { uid: stats.uid, gid: stats.gid };
}

function findAccount(): Account {
  for (const name of ACCOUNTS) {
    const uid = numberFrom('id', ['-u', name]);
    const gid = numberFrom('id', ['-g', name]);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Error(
    `PostgreSQL does not run as root, and none of the accounts ${ACCOUNTS.join(', ')} exists to run it: ` +
      'start as an ordinary user.',
  );
}

function numberFrom(program: string, args: string[]): number | null {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 && /^\d+\n$/.test(stdout) ? Number(stdout) : null;
}

// Trying costs 15 ms and is right about groups, access lists and mounts, which reading the modes would not be. `-C`
// prints a setting and ends, but only after the server has looked for itself the way it will when it starts.
async function tryToReach(launcher: Launcher, { layout, postgres, environment }: Reach): Promise<string | null> {
  const script =
    'for folder in "$1" "$2"; do cd "$folder" || exit; done; exec "$3" -D / -c config_file=/dev/null -C port';
  const folders = [layout.directory, chooseParent(tmpdir())];
  return runProgram(launcher, {
    program: '/bin/sh',
    args: ['-c', script, 'sh', ...folders, postgres],
    environment,
    input: '',
  }).then(
    () => null,
    (error: Error) => error.message,
  );
}
