import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { DirectoryLayout } from '../directory-layout';

/** Where a running server listens, as other processes learn it from its folder. */
export interface ServerRecord {
  readonly socketDirectory: string;
}

/** Tells other processes where the server of this folder listens. */
export async function writeServerRecord(layout: DirectoryLayout, record: ServerRecord): Promise<void> {
  const unfinished = `${layout.server}.tmp`;
  await writeFile(unfinished, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  await rename(unfinished, layout.server);
}

/** Reads where the server of this folder listens, or listened; null if nothing usable is written there. */
export async function readServerRecord(layout: DirectoryLayout): Promise<ServerRecord | null> {
  const text = await readFile(layout.server, 'utf8').catch(() => '');
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('socketDirectory' in record)) return null;
    return typeof record.socketDirectory === 'string' ? { socketDirectory: record.socketDirectory } : null;
  } catch {
    // A file cut short by a full disk is as good as none.
    return null;
  }
}

/** Forgets where the server listened. */
export async function removeServerRecord(layout: DirectoryLayout): Promise<void> {
  await rm(layout.server, { force: true });
}
