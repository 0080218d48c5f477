import type { DataSource } from 'typeorm';

const migrationLock = 0x62_73_6d_67;

/**
 * Brings the database up to date; processes that start together do it one after the other. The DataSource should have
 * no statement timeout, since a migration may rewrite a large table. Returns the names of what was run.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const guard = dataSource.createQueryRunner();
  await guard.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    const run = await dataSource.runMigrations();
    return run.map((migration) => migration.name);
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [migrationLock]);
    await guard.release();
  }
}
