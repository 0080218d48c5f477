import { symlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../../src/platform/database/data-source-options';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/database/embedded';

/** A time in which nobody answered, in milliseconds since 1970. */
export interface Absence {
  readonly from: number;
  readonly to: number;
}

/** A PostgreSQL that can be restarted under those who use it. */
export interface RestartableDatabase {
  /** The same before and after. */
  readonly connection: Connection;
  /** When it was away. */
  readonly absences: readonly Absence[];
  /** Shuts it down, whoever is in the middle of what, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one in a folder. */
export async function startRestartableDatabase(directory: string): Promise<RestartableDatabase> {
  const socket = join(directory, 'socket');
  let server = await start();
  const absences: Absence[] = [];

  /** Each start has a socket folder of its own: a link stays where that moves. */
  async function start(): Promise<EmbeddedPostgres> {
    const started = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), log: () => {} });
    await rm(socket, { force: true });
    await symlink(started.connection.host, socket);
    return started;
  }

  return {
    connection: { ...server.connection, host: socket },
    absences,
    restart: async () => {
      const from = Date.now();
      await server.stop();
      server = await start();
      absences.push({ from, to: Date.now() });
    },
    stop: () => server.stop(),
  };
}
