import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/platform/config/read-config';
import { createLogger } from '../../src/platform/logging/create-logger';
import { createTestDatabase, type TestDatabase } from './test-database';

/** What came back over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The whole application on a free port and a database of its own. */
export interface TestApp extends TestDatabase {
  url: string;
  app: App;
  adminKey: string;
  /** Asks over HTTP; as an anonymous caller unless a key is given. */
  ask(query: string, variables?: object, options?: { key?: string; headers?: Record<string, string> }): Promise<Answer>;
  /** Asks with the admin key, and fails on any error. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  admin(query: string, variables?: object, headers?: Record<string, string>): Promise<any>;
  /** A key with these scopes alone. */
  createKey(...scopes: string[]): Promise<string>;
  close(): Promise<void>;
}

/** Starts the application as `npm start` would, but for the database; `env` adds to its environment. */
export async function startTestApp(
  options: { template?: 'empty' | 'seeded'; env?: Record<string, string>; on?: TestDatabase } = {},
): Promise<TestApp> {
  const database = options.on ?? (await createTestDatabase(options.template));
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-app-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    CLOCK: '2025-03-14T08:00:00Z',
    ADMIN_API_KEY: 'the-admin-key-of-this-test-only-0123456789',
    APP_SECRET: 'an-app-secret-of-this-test-only-0123456789',
    SUPPRESSION_KEY: 'a-suppression-key-of-this-test-0123456789',
    ...options.env,
  });
  const log = createLogger(config.logLevel);
  const app = await startApp({ config, connection: database.connection, log }).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  const adminKey = config.secrets.adminApiKey;

  const ask: TestApp['ask'] = async (query, variables = {}, { key, headers = {} } = {}) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(key && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = JSON.parse(await response.text());
    return { status: response.status, headers: response.headers, data: body.data, errors: body.errors };
  };
  const admin: TestApp['admin'] = async (query, variables, headers) => {
    const { data, errors } = await ask(query, variables, { key: adminKey, headers });
    expect(errors).toBeUndefined();
    return data;
  };
  return {
    ...database,
    url: app.url,
    app,
    adminKey,
    ask,
    admin,
    createKey: async (...scopes) => {
      const mutation =
        'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { secret userErrors { message } } }';
      const { createApiKey } = await admin(mutation, { input: { name: `for ${scopes.join(', ')}`, scopes } });
      expect(createApiKey.userErrors).toEqual([]);
      return createApiKey.secret;
    },
    close: async () => {
      await app.close(1_000);
      await rm(dataDir, { recursive: true, force: true });
      if (options.on === undefined) {
        await database.drop();
      }
    },
  };
}

/** Starts the application once more on the same database, where every query goes through the resolvers. */
export async function startWithoutPlanner(on: TestApp): Promise<TestApp> {
  return startTestApp({ on, env: { RATE_LIMITS: 'off', PLANNER: 'off' } });
}
