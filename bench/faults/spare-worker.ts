import 'reflect-metadata';
import type { Connection } from '../../src/platform/database/data-source-options';
import { readConfig } from '../../src/platform/config/read-config';
import { createLogger } from '../../src/platform/logging/create-logger';
import { startWorker } from '../../src/worker';

/**
 * A worker as a process of its own, which has loaded all it needs and waits to be told to begin: what is measured is how
 * work goes on, not how fast Node starts.
 */

/** What it is told. */
export interface Beginning {
  connection: Connection;
  env: Record<string, string>;
}

async function begin({ connection, env }: Beginning): Promise<void> {
  const config = readConfig(env);
  await startWorker({ config, connection, log: createLogger(config.logLevel), publicUrl: 'http://127.0.0.1' });
  process.send?.('at work');
}

if (process.send !== undefined) {
  process.on('message', (beginning: Beginning) => {
    begin(beginning).catch((error: unknown) => {
      // The database may be away at this moment: another will take its place.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    });
  });
  process.on('disconnect', () => process.exit(0));
  process.send('loaded');
}
