import { chown, mkdtemp, rmdir, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../process/launcher';

/** Names the socket file alone: nothing listens on a TCP port. */
export const SOCKET_PORT = 5432;

const SOCKET_FILE = `.s.PGSQL.${SOCKET_PORT}`;
const PREFIX = 'broadsheet-';

// sun_path holds 104 bytes on macOS (108 on Linux), of which the last is zero.
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * Makes a fresh private folder (0700, owned by `account`) for the server's socket. It lies below the system's folder
 * for temporary files, because a data folder may be longer than a socket's path can be, or on a file system without
 * sockets. A fresh name for every start leaves nothing for other users of the machine to lie in wait at.
 */
export async function createSocketDirectory(account: Account): Promise<string> {
  const folder = await mkdtemp(join(chooseParent(tmpdir()), PREFIX));
  if (account.uid !== process.geteuid?.()) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Removes a folder that `createSocketDirectory` made, with what a server that was killed left in it. */
export async function removeSocketDirectory(folder: string): Promise<void> {
  await unlink(join(folder, SOCKET_FILE)).catch(() => undefined);
  await unlink(join(folder, `${SOCKET_FILE}.lock`)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}

/** The temporary folder, or `/tmp` where a socket's path below the former would be too long. */
export function chooseParent(temporary: string): string {
  const path = join(temporary, `${PREFIX}XXXXXX`, SOCKET_FILE);
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES ? temporary : '/tmp';
}
