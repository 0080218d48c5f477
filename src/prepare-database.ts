import { createDataSource } from '../ormconfig';
import { seed, type Seeded } from '../seeds/seed';
import { applyHalfLife, indexPapers } from './papers';
import { createClock } from './platform/clock/clock';
import type { Config } from './platform/config/config';
import { AddressKeys } from './platform/crypto/address-keys';
import { requireSameKey } from './platform/crypto/require-same-key';
import type { Connection } from './platform/database/data-source-options';
import { Database } from './platform/database/database';
import { migrate } from './platform/database/migrate';
import { isQueueUpToDate, migrateQueue } from './platform/jobs/migrate-queue';

/** What was done to a database to make it ready. */
export interface Preparation {
  migrations: string[];
  seeded: Seeded;
}

/** Throws where a database that is up to date goes by other keys than the configuration's. */
export async function requireSameKeys(connection: Connection, { secrets }: Config): Promise<void> {
  const dataSource = await createDataSource(connection).initialize();
  try {
    await requireSameKey(Database.of(dataSource), new AddressKeys(secrets.suppressionKey));
  } finally {
    await dataSource.destroy();
  }
}

/** Brings a database up to date, and with `seeding` puts the seeds into one that is empty. */
export async function prepareDatabase(
  connection: Connection,
  config: Config,
  { seeding }: { seeding: boolean },
): Promise<Preparation> {
  const withoutTimeout = 0;
  const dataSource = await createDataSource(connection, withoutTimeout).initialize();
  try {
    const migrations = await migrate(dataSource);
    await migrateQueue(connection);
    const database = Database.of(dataSource);
    await indexPapers(database);
    await applyHalfLife(database, config.trendingHalfLifeDays);
    const now = createClock(config.clockStart).now();
    const seeded = seeding
      ? await seed({ database, now, defaultSource: config.defaultSource })
      : { topics: 0, digests: 0, papers: 0 };
    return { migrations, seeded };
  } finally {
    await dataSource.destroy();
  }
}

/** Throws where migrations are pending: a process that is the API or the worker alone leaves them to others. */
export async function requirePrepared(connection: Connection): Promise<void> {
  const dataSource = await createDataSource(connection).initialize();
  try {
    if ((await dataSource.showMigrations()) || !(await isQueueUpToDate(Database.of(dataSource)))) {
      throw new Error('Expected a database that is up to date, but migrations are pending: run `npm run migrate`.');
    }
  } finally {
    await dataSource.destroy();
  }
}
