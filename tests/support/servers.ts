import { randomBytes } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import type { Connection } from '../../src/platform/database/data-source-options';

/** Passes what the global setup made to the workers, which see only its environment. */
const variable = 'BROADSHEET_TEST_SERVER';

/** The PostgreSQL that this run tests against, and its templates. */
export interface TestServer {
  /** To a database in which others are made. */
  admin: Connection;
  /** Migrated, without rows. */
  emptyTemplate: string;
  /** Migrated and seeded, as after the first `npm start`. */
  seededTemplate: string;
}

export function announceServer(server: TestServer): void {
  process.env[variable] = JSON.stringify(server);
}

export function testServer(): TestServer {
  const announced = process.env[variable];
  if (announced === undefined) {
    throw new Error(`Expected ${variable} from the global setup, found none: run the tests through jest.`);
  }
  return JSON.parse(announced);
}

/** The same server, another database. */
export function withDatabase(connection: Connection, database: string): Connection {
  if ('url' in connection) {
    const url = new URL(connection.url);
    url.pathname = `/${database}`;
    return { url: url.href };
  }
  return { ...connection, database };
}

/** A connection of pg's own, for statements that no DataSource should see. */
export function clientOf(connection: Connection): Client {
  return new Client('url' in connection ? { connectionString: connection.url } : connection);
}

/** Runs one statement in the database that others are made in. */
export async function administrate(admin: Connection, statement: string): Promise<void> {
  const client = clientOf(admin);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Drops a database with whatever is connected to it. PostgreSQL may be tidying it up at that moment, by a process that
 * only its superuser may end and that is soon done.
 */
export async function dropDatabase(admin: Connection, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await administrate(admin, `drop database ${name} with (force)`);
      return;
    } catch (error) {
      if (attempt === mostAttempts || !(error instanceof DatabaseError && error.code === insufficientPrivilege)) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

const mostAttempts = 50;
const insufficientPrivilege = '42501';

/** A name that no other run on the same server has. */
export function freshName(kind: string): string {
  return `broadsheet_${kind}_${process.pid}_${randomBytes(4).toString('hex')}`;
}
