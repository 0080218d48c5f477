import { relative } from 'node:path';
import { startApp } from '../app';
import { openDatabase } from '../open-database';
import { readConfig } from '../platform/config/read-config';
import { createLogger } from '../platform/logging/create-logger';
import { prepareDatabase, requirePrepared } from '../prepare-database';

/** Which parts of the product a process is: the whole, with a database that it brings up to date, or the API alone. */
export type Role = 'all' | 'api';

/** How long requests in flight may take once a signal has come. Ctrl-C is pressed by a person who waits. */
const deadlineMillis = { SIGINT: 1_500, SIGTERM: 10_000 } as const;
type Signal = keyof typeof deadlineMillis;

/** Runs until a signal comes. */
export async function serve({ role }: { role: Role }): Promise<void> {
  const config = readConfig(process.env);
  if (role === 'api' && config.database.kind === 'embedded') {
    throw new Error('Expected DATABASE_URL for a process that is the API alone, but it is not set.');
  }
  const log = createLogger(config.logLevel);
  const opened = await openDatabase(config, log, 'exclusive');
  const app = await start().catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });

  async function start() {
    if (role === 'all') {
      const { migrations, seeded } = await prepareDatabase(opened.connection, config, { seeding: true });
      log.info({ migrations, seeded }, 'the database is ready');
    } else {
      await requirePrepared(opened.connection);
    }
    return startApp({ config, connection: opened.connection, log });
  }

  const stop = async (signal: Signal): Promise<void> => {
    log.info({ signal }, 'stopping');
    await app.close(deadlineMillis[signal]);
    await opened.close();
  };
  let stopping = false;
  const onSignal = (signal: Signal): void => {
    // A second signal, of either kind, ends the process at once.
    if (stopping) process.exit(130);
    stopping = true;
    void stop(signal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  const { adminApiKeyFile } = config.secrets;
  const lines = [
    `Broadsheet is ready.`,
    ``,
    `  API        ${app.url}/graphql`,
    `  Explorer   ${app.url}/graphiql`,
    ...(adminApiKeyFile ? [`  Admin key  in ${shortest(adminApiKeyFile)}`] : []),
    ``,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** A path below the working folder relative to it, any other as it is. */
function shortest(path: string): string {
  const below = relative('', path);
  return below.startsWith('..') ? path : below;
}
