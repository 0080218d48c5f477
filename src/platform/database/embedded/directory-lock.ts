import { spawnSync } from 'node:child_process';
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The right to use a database folder, held until `release` or the end of the process, however it ends. */
export interface DirectoryLock {
  release(): void;
}

// open(2) of macOS locks in the same step. Linux has no such flag.
const DARWIN_O_EXLOCK = 0x20;

/**
 * Takes the folder for this process, or throws at once if another process (or another start in this one) has it.
 *
 * A kernel lock (flock) rather than a file with a process id: the kernel lets go of it even after `kill -9`, so it is
 * never stale and needs no guess whether a process id was given to someone else. Two that come at the same moment
 * are told apart by the kernel. It also holds between containers that share a volume.
 */
export function acquireDirectoryLock(lockFile: string, directory: string): DirectoryLock {
  const descriptor = openLocked(lockFile);
  if (descriptor === null) {
    const owner = /^\d+$/m.exec(readFileSync(lockFile, 'utf8'))?.[0] ?? 'unknown';
    throw new Error(
      `Another Broadsheet (process ${owner}) already uses the database in "${directory}": ` +
        'stop it, or give this one its own DATA_DIR.',
    );
  }
  ftruncateSync(descriptor);
  writeSync(descriptor, `${process.pid}\n`);
  return { release: () => closeSync(descriptor) };
}

/** Gives an open descriptor that holds the lock, or null if somebody else holds it. */
function openLocked(lockFile: string): number | null {
  // Appending, so that opening does not wipe the owner's id before we know that it is gone.
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;
  if (process.platform === 'darwin') {
    try {
      return openSync(lockFile, flags | constants.O_NONBLOCK | DARWIN_O_EXLOCK, 0o600);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
      throw error;
    }
  }
  // Node cannot flock. The program of that name can, on a descriptor that it inherits: the lock belongs to the open
  // file, which is ours too, so it stays after the program has ended. 3 ms.
  const descriptor = openSync(lockFile, flags, 0o600);
  const flock = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'pipe', descriptor], encoding: 'utf8' });
  if (flock.status === 0) return descriptor;
  closeSync(descriptor);
  if (flock.status === 1) return null;
  throw new Error(
    `Expected to lock "${lockFile}" with the program "flock" (package util-linux), but it ` +
      (flock.error === undefined ? `failed: ${flock.stderr.trim()}` : `could not be run: ${flock.error.message}`),
  );
}
