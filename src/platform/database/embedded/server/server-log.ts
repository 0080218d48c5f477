import { closeSync, openSync } from 'node:fs';
import { copyFile, open, stat, truncate } from 'node:fs/promises';

/** The log file of one run of the server. */
export interface ServerLog {
  /** Opened for appending, to be inherited as the server's standard error. */
  readonly descriptor: number;
  /** The last lines of this run. */
  tail(): Promise<string>;
  close(): void;
}

const MAX_BYTES = 8 * 1024 * 1024;
const ROTATE_EVERY_MILLIS = 60 * 60 * 1000;
const TAIL_BYTES = 4096;

/**
 * Opens the server's log, which never grows much beyond 8 MiB: before that is reached its text moves to `PATH.1`.
 *
 * The file is inherited instead of using PostgreSQL's own logging collector, which bounds neither the size of a day
 * nor says where early messages go, and costs a process.
 */
export async function openServerLog(path: string): Promise<ServerLog> {
  await rotate(path);
  const descriptor = openSync(path, 'a', 0o600);
  const start = (await stat(path)).size;
  const timer = setInterval(() => rotate(path).catch(() => undefined), ROTATE_EVERY_MILLIS);
  timer.unref();
  return {
    descriptor,
    tail: () => readTail(path, start),
    close: () => {
      clearInterval(timer);
      closeSync(descriptor);
    },
  };
}

// Copied and cut rather than renamed: the server keeps writing to the file it has open, and appends after the cut.
async function rotate(path: string): Promise<void> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size < MAX_BYTES) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}

async function readTail(path: string, start: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    // Shorter than it was at the start: it has been rotated since.
    const from = Math.max(size < start ? 0 : start, size - TAIL_BYTES);
    const buffer = Buffer.alloc(size - from);
    await file.read(buffer, 0, buffer.length, from);
    return buffer.toString('utf8').trim();
  } finally {
    await file.close();
  }
}
