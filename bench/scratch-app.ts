import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../src/app';
import type { Config } from '../src/platform/config/config';
import { readConfig } from '../src/platform/config/read-config';
import type { Connection } from '../src/platform/database/data-source-options';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/start-embedded-postgres';
import { createLogger, type Logger } from '../src/platform/logging/create-logger';
import { prepareDatabase } from '../src/prepare-database';

/** A whole application on a PostgreSQL of its own, with default settings but for rate limits. */
export interface ScratchApp {
  app: App;
  config: Config;
  connection: Connection;
  log: Logger;
  /** Asks as the admin; throws on any error. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each benchmark knows what it asked for
  ask(query: string, variables?: object): Promise<any>;
  close(): Promise<void>;
}

/** Thrown away when it is closed, unless a folder is named to keep it in. */
export async function startScratchApp({
  seeding,
  keptIn,
  env = {},
}: {
  seeding: boolean;
  keptIn?: string;
  env?: Record<string, string>;
}): Promise<ScratchApp> {
  const directory = keptIn ?? (await mkdtemp(join(tmpdir(), 'broadsheet-bench-')));
  const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), log: () => {} });
  const config = readConfig({ PORT: '0', DATA_DIR: directory, RATE_LIMITS: 'off', LOG_LEVEL: 'error', ...env });
  await prepareDatabase(server.connection, config, { seeding });
  const { connection } = server;
  const log = createLogger(config.logLevel);
  const app = await startApp({ config, connection, log });
  return {
    app,
    config,
    connection,
    log,
    ask: async (query, variables = {}) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${config.secrets.adminApiKey}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = JSON.parse(await response.text());
      if (errors) {
        throw new Error(JSON.stringify(errors));
      }
      return data;
    },
    close: async () => {
      await app.close(1_000);
      await server.stop();
      if (keptIn === undefined) {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}
