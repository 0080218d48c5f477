import { type EmbeddedConnection, askVersion, connectionTo } from './connection';
import { readPassword } from './cluster/cluster-password';
import { layoutOf } from './directory-layout';
import { readServerRecord } from './server/server-record';

// No socket, nobody behind it, or a server that is just going down or coming up (cannot_connect_now).
const NOT_RUNNING = new Set<unknown>(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03']);

/**
 * Gives the connection to the server that another process runs on this folder, or null if none does. It ends with that
 * process. Throws where there is one that does not let us in.
 */
export async function attachEmbeddedPostgres(directory: string): Promise<EmbeddedConnection | null> {
  const layout = layoutOf(directory);
  const record = await readServerRecord(layout);
  const password = record === null ? null : await readPassword(layout.password);
  if (record === null || password === null) return null;
  const connection = connectionTo(record.socketDirectory, password);
  try {
    await askVersion(connection);
    return connection;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_RUNNING.has(error.code)) return null;
    throw error;
  }
}
