import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  type EmbeddedConnection,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/database/embedded';

// The hard disk is not what is tested: of a process that is killed the kernel keeps what it has written.
const QUICK = { fsync: 'off', shared_buffers: '16MB' };

/** A private folder (0700) for the tests of one file; to be removed with `removeScratch`. */
export function makeScratch(): string {
  return mkdtempSync(join(tmpdir(), 'broadsheet-embedded-test-'));
}

export function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a server on the folder, and keeps what it was told. */
export async function startQuick(directory: string, messages: string[] = []): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ directory, settings: QUICK, log: (message) => messages.push(message) });
}

/** Runs one statement on a connection of its own. */
export async function ask(connection: EmbeddedConnection | string, statement: string): Promise<unknown[]> {
  const client = new Client(typeof connection === 'string' ? { connectionString: connection } : { ...connection });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
