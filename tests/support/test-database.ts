import type { DataSource } from 'typeorm';
import { createDataSource } from '../../ormconfig';
import type { Connection } from '../../src/platform/database/data-source-options';
import { Database } from '../../src/platform/database/database';
import { administrate, dropDatabase, freshName, testServer, withDatabase } from './servers';

/** A database of one test file's own. */
export interface TestDatabase {
  connection: Connection;
  dataSource: DataSource;
  database: Database;
  /** Closes what was opened here and drops the database. */
  drop(): Promise<void>;
}

/** The databases that this test file made: packages are shared with others, of which one may still be at work. */
export const ownDatabases = new Set<string>();

/** Clones a template: `seeded` holds the taxonomy and the digest of 2025-03-13, `empty` no rows at all. */
export async function createTestDatabase(template: 'empty' | 'seeded' = 'seeded'): Promise<TestDatabase> {
  const { admin, emptyTemplate, seededTemplate } = testServer();
  const name = freshName('test');
  await administrate(
    admin,
    `create database ${name} template ${template === 'empty' ? emptyTemplate : seededTemplate}`,
  );
  ownDatabases.add(name);
  const connection = withDatabase(admin, name);
  const dataSource = await createDataSource(connection).initialize();
  return {
    connection,
    dataSource,
    database: Database.of(dataSource),
    drop: async () => {
      await dataSource.destroy();
      await dropDatabase(admin, name);
    },
  };
}
