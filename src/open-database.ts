import { join } from 'node:path';
import type { Config } from './platform/config/config';
import type { Connection } from './platform/database/data-source-options';
import { attachEmbeddedPostgres } from './platform/database/embedded/attach-embedded-postgres';
import { startEmbeddedPostgres } from './platform/database/embedded/start-embedded-postgres';
import { reachDatabase } from './platform/database/reach-database';
import type { Logger } from './platform/logging/create-logger';

/** A database that can be connected to, and how to let go of it. */
export interface OpenDatabase {
  connection: Connection;
  close(): Promise<void>;
}

/** What to do where another process already runs the embedded database: share it, or refuse. */
type Sharing = 'shared' | 'exclusive';

/**
 * The database that the configuration means: the one at DATABASE_URL, or the embedded one, which is started here and
 * stops with this process. A short command may share one that a running server started.
 */
export async function openDatabase(config: Config, log: Logger, sharing: Sharing): Promise<OpenDatabase> {
  if (config.database.kind === 'external') {
    await reachDatabase(config.database.url);
    return { connection: { url: config.database.url }, close: async () => {} };
  }
  const directory = join(config.dataDir, 'postgres');
  if (sharing === 'shared') {
    const connection = await attachEmbeddedPostgres(directory);
    if (connection !== null) {
      return { connection, close: async () => {} };
    }
  }
  const server = await startEmbeddedPostgres({
    directory,
    log: (message) => log.debug(message),
    onUnexpectedExit: (reason) => {
      log.fatal({ reason }, 'the embedded PostgreSQL ended');
      process.exit(1);
    },
  });
  return { connection: server.connection, close: () => server.stop() };
}
