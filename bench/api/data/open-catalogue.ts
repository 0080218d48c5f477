import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../../src/platform/config/read-config';
import type { EmbeddedPostgres } from '../../../src/platform/database/embedded';
import { startEmbeddedPostgres } from '../../../src/platform/database/embedded';
import { prepareDatabase } from '../../../src/prepare-database';
import { fillCatalogue } from './fill-catalogue';

/** Raise it when what is made up changes, and every cached database is made anew. */
const version = 1;

/** Ten contenders with a pool each, and the benchmark itself. */
const settings = { max_connections: '200' };

/** A PostgreSQL on the catalogue of so many papers, which is made once and kept in a folder below `cache`. */
export async function openCatalogue(cache: string, papers: number): Promise<EmbeddedPostgres> {
  const folder = join(cache, `${papers}-papers-${version}`);
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) {
    process.stderr.write(`Making up ${papers} papers in ${folder}; later runs find them there.\n`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await during(folder, ({ connection }) => fillCatalogue(connection, papers));
    // Stopped in between, so that all of it is on disk before anything is measured.
    await writeFile(complete, '');
  }
  return start(folder);
}

async function during(folder: string, work: (server: EmbeddedPostgres) => Promise<void>): Promise<void> {
  const server = await start(folder);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

/** On a database that is up to date. */
async function start(folder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), log: () => {}, settings });
  try {
    const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
    await prepareDatabase(server.connection, config, { seeding: false });
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
