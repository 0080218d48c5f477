import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '../../ormconfig';
import { seed } from '../../seeds/seed';
import type { Connection } from '../../src/platform/database/data-source-options';
import { Database } from '../../src/platform/database/database';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/start-embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { migrateQueue } from '../../src/platform/jobs/migrate-queue';
import { administrate, announceServer, freshName, withDatabase } from './servers';

/** When the seeds are taken to arrive, so that no test depends on the day it runs. */
const seededAt = new Date('2025-03-14T06:00:00Z');

/**
 * Makes the databases that test files are cloned from: on a PostgreSQL of our own that is thrown away afterwards, or
 * on the one at TEST_DATABASE_URL, which is left as it was.
 */
export default async function globalSetup(): Promise<void> {
  const { admin, stop } = await openServer();
  const emptyTemplate = freshName('empty');
  const seededTemplate = freshName('seeded');
  globalThis.stopTestServer = async () => {
    for (const name of [seededTemplate, emptyTemplate]) {
      await administrate(admin, `drop database if exists ${name} with (force)`);
    }
    await stop();
  };
  await administrate(admin, `create database ${emptyTemplate}`);
  await prepare(withDatabase(admin, emptyTemplate), migrate);
  await migrateQueue(withDatabase(admin, emptyTemplate));
  await administrate(admin, `create database ${seededTemplate} template ${emptyTemplate}`);
  await prepare(withDatabase(admin, seededTemplate), (dataSource) =>
    seed({ database: Database.of(dataSource), now: seededAt, defaultSource: 'daily-papers' }),
  );
  announceServer({ admin, emptyTemplate, seededTemplate });
}

async function openServer(): Promise<{ admin: Connection; stop: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) {
    return { admin: { url }, stop: async () => {} };
  }
  const directory = await mkdtemp(join(tmpdir(), 'broadsheet-tests-'));
  const server = await startEmbeddedPostgres({
    directory,
    log: () => {},
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  return {
    admin: server.connection,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function prepare(
  connection: Connection,
  work: (dataSource: ReturnType<typeof createDataSource>) => Promise<unknown>,
): Promise<void> {
  const dataSource = await createDataSource(connection, 0).initialize();
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
