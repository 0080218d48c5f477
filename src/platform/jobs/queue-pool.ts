import { Pool, type PoolConfig } from 'pg';
import type { Connection } from '../database/data-source-options';
import type { Logger } from '../logging/create-logger';

/**
 * One listens for new jobs; the others fetch them, note what became of them, and beat. They are opened as they are
 * needed; one whose server is gone can count as taken until its statement times out.
 */
const queueConnections = 6;
const usualStatementMillis = 8_000;

/**
 * The connections of the queue itself. They are apart from those that jobs work with, so that a job which takes all of
 * those cannot make its worker look dead. They do not wait for the disk, which takes most of the time of a
 * small job: what a crash of the server can take back is that a job was fetched or done, and then it is done again. A
 * job is left by another connection, which does wait.
 */
export function openQueuePool(connection: Connection, log: Logger, statementMillis = usualStatementMillis): Pool {
  const address: PoolConfig = 'url' in connection ? { connectionString: connection.url } : connection;
  const pool = new Pool({
    ...address,
    application_name: 'broadsheet jobs',
    max: queueConnections,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementMillis,
    query_timeout: statementMillis === 0 ? 0 : statementMillis + 2_000,
    keepAlive: true,
    options: '-c timezone=UTC -c jit=off -c synchronous_commit=off',
  });
  // A connection that breaks tells so by an event, and one that nobody hears ends the process.
  const note = (error: Error): void => log.debug({ err: error }, 'a connection of the job queue broke');
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}
