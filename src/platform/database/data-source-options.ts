import { types } from 'pg';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { GatheringSocket } from './gathering-socket';

/** How to reach PostgreSQL: a URL, or the parts of one (the embedded server listens on a socket in `host`). */
export type Connection =
  | { url: string }
  | { host: string; port: number; user: string; password?: string; database: string };

const connectionsPerProcess = 10;
const dateType = 1082;
/** How much longer than the server may take we wait for it: it may hang, or the network may have swallowed the answer. */
export const graceMillis = 2_000;

/**
 * What every DataSource here has in common. Statements end after five seconds unless a transaction asks for longer, and
 * are never compiled, which would take longer than they do. No table is read from end to end where an index will do:
 * statistics lag behind imports, and PostgreSQL does not count what it costs to fetch the documents of the search index,
 * so that it would read 10,000 of them (130 ms) rather than ask the index (2 ms). A statement ends within a second once nobody
 * waits for it. Sessions speak UTC. A `date` arrives as text, since a
 * JavaScript Date would shift it with the time zone.
 */
export function dataSourceOptions(
  connection: Connection,
  statementTimeoutMillis = 5_000,
): Omit<PostgresDataSourceOptions, 'poolSize'> {
  const address = 'url' in connection ? { url: connection.url } : { ...connection, username: connection.user };
  return {
    ...address,
    type: 'postgres',
    applicationName: 'broadsheet',
    installExtensions: false,
    logging: false,
    synchronize: false,
    migrationsTransactionMode: 'each',
    extra: {
      max: connectionsPerProcess,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 5_000,
      statement_timeout: statementTimeoutMillis,
      query_timeout: statementTimeoutMillis === 0 ? 0 : statementTimeoutMillis + graceMillis,
      keepAlive: true,
      pipeline: true,
      stream: () => new GatheringSocket(),
      idle_in_transaction_session_timeout: 60_000,
      options: '-c timezone=UTC -c jit=off -c enable_seqscan=off -c client_connection_check_interval=1s',
      types: {
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          oid === dateType ? (value: string) => value : types.getTypeParser(oid, format),
      },
    },
  };
}
