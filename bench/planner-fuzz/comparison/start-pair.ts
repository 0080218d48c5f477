import { type App, startApp } from '../../../src/app';
import { readConfig } from '../../../src/platform/config/read-config';
import type { Connection } from '../../../src/platform/database/data-source-options';
import { createLogger } from '../../../src/platform/logging/create-logger';
import type { Ask } from '../library/fill-library';

/** Two applications on one database, alike but for the planner. */
export interface Pair {
  unplanned: App;
  planned: App;
  adminKey: string;
  /** Asks the unplanned one, as the admin unless a key is given. */
  ask: Ask;
  /** Takes what the planned one has logged as wrong since the last time: it may have fallen back on the resolvers. */
  takeFaults(): string[];
  close(): Promise<void>;
}

const adminKey = 'the-admin-key-of-the-planner-fuzzer-0123456789';

/** Starts both on a database that is up to date; `env` goes to both. */
export async function startPair(connection: Connection, env: Record<string, string> = {}): Promise<Pair> {
  const faults: string[] = [];
  const start = (planner: 'on' | 'off'): Promise<App> => {
    const config = readConfig({
      PORT: '0',
      DATA_DIR: '/nonexistent',
      CLOCK: '2025-03-14T08:00:00Z',
      RATE_LIMITS: 'off',
      DATABASE_URL: 'postgres://given@as/connection',
      ADMIN_API_KEY: adminKey,
      APP_SECRET: 'the-secret-of-the-planner-fuzzer-0123456789',
      SUPPRESSION_KEY: 'a-suppression-key-of-the-fuzzer-0123456789',
      PLANNER: planner,
      ...env,
    });
    const destination = { write: (line: string) => void (planner === 'on' && faults.push(line)) };
    return startApp({ config, connection, log: createLogger('error', destination) });
  };
  const unplanned = await start('off');
  const planned = await start('on');
  return {
    unplanned,
    planned,
    adminKey,
    ask: async (query, variables = {}, key = adminKey) => {
      const response = await fetch(`${unplanned.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = JSON.parse(await response.text());
      if (errors) {
        throw new Error(`Expected an answer without errors, got ${JSON.stringify(errors)}.`);
      }
      return data;
    },
    takeFaults: () => faults.splice(0),
    close: async () => {
      await Promise.all([unplanned.close(1_000), planned.close(1_000)]);
    },
  };
}
