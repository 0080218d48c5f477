import { Client } from 'pg';
import { DATABASE, ROLE } from './cluster/init-cluster';
import { SOCKET_PORT } from './server/socket-directory';

/** How to reach the embedded server: what `pg` and TypeORM take as their options. */
export interface EmbeddedConnection {
  /** The folder of the server's socket. */
  readonly host: string;
  /** Part of the socket's name; there is no TCP port. */
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The connection to the server whose socket lies in that folder. */
export function connectionTo(socketDirectory: string, password: string): EmbeddedConnection {
  return { host: socketDirectory, port: SOCKET_PORT, user: ROLE, password, database: DATABASE };
}

/** The same as a URL, which psql and `pg` understand. It holds the password: not for logs. */
export function urlOf({ host, port, user, password, database }: EmbeddedConnection): string {
  const query = new URLSearchParams({ host, port: String(port) });
  // URLSearchParams writes a blank as `+`, which libpq takes literally.
  return `postgresql://${user}:${password}@/${database}?${query.toString().replaceAll('+', '%20')}`;
}

/** Connects once, and gives the server's version (`18.4`). */
export async function askVersion(connection: EmbeddedConnection): Promise<string> {
  const client = new Client({ ...connection, ssl: false, connectionTimeoutMillis: 5_000 });
  // A connection that breaks after the answer must not become an uncaught exception.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    return rows[0]?.version ?? 'unknown';
  } finally {
    await client.end();
  }
}
