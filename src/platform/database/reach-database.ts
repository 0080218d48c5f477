import { isNativeError } from 'node:util/types';
import { Client } from 'pg';

const oldestMajor = 15;
const connectMillis = 5_000;

/** Connects once to the PostgreSQL at a URL. Throws in terms of DATABASE_URL where it lets nobody in, or is too old. */
export async function reachDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMillis });
  // A connection that breaks after the answer must not become an uncaught exception.
  client.on('error', () => undefined);
  const where = `at ${client.host}:${client.port}`;
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; major: number }>(
      `select current_setting('server_version') as version,
         current_setting('server_version_num')::integer / 10000 as major`,
    );
    const [server] = rows;
    if (server === undefined || server.major < oldestMajor) {
      throw new Error(`it is PostgreSQL ${server?.version}`);
    }
  } catch (error) {
    const wanted = `PostgreSQL ${oldestMajor} or later ${where} that lets "${client.user}" into "${client.database}"`;
    throw new Error(`DATABASE_URL: expected ${wanted}, but ${reasonOf(error)}.`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A name that leads to several addresses fails with an error that has no message, but one error for each. */
function reasonOf(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  return 'errors' in error && Array.isArray(error.errors) ? error.errors.map(reasonOf).join('; ') : error.message;
}
