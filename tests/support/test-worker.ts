import { readConfig } from '../../src/platform/config/read-config';
import type { Connection } from '../../src/platform/database/data-source-options';
import { createLogger } from '../../src/platform/logging/create-logger';
import { startWorker, type Worker } from '../../src/worker';

/** Polls and beats often, so that no test waits for either. */
const timing = { beatMillis: 200, looksUntilDead: 5, pollMillis: 50 };

/** Starts the worker as `npm run start:worker` would, on a test's own database. Close it before that is dropped. */
export function startTestWorker({
  connection,
  dataDir = '/nonexistent',
  publicUrl,
  env = {},
}: {
  connection: Connection;
  /** Where mail is captured, for tests that cause any. */
  dataDir?: string;
  /** Where links in mail lead. */
  publicUrl?: string;
  /** Adds to its environment. */
  env?: Record<string, string>;
}): Promise<Worker> {
  const config = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    CLOCK: '2025-03-14T08:00:00Z',
    DATABASE_URL: 'postgres://given@as/connection',
    ADMIN_API_KEY: 'the-admin-key-of-this-test-only-0123456789',
    APP_SECRET: 'an-app-secret-of-this-test-only-0123456789',
    SUPPRESSION_KEY: 'a-suppression-key-of-this-test-0123456789',
    ...env,
  });
  return startWorker({ config, connection, log: createLogger(config.logLevel), publicUrl, timing });
}
