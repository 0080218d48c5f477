import { createDataSource } from '../../ormconfig';
import { buildSchema } from '../../src/build-schema';
import { searchTiersFollower } from '../../src/papers';
import { catchUp } from '../../src/platform/change-log/catch-up';
import type { Connection } from '../../src/platform/database/data-source-options';
import { Database } from '../../src/platform/database/database';
import { completionFollower, dictionaryFollower, similarFollower } from '../../src/search';
import { startPair } from './comparison/start-pair';
import { fillLibrary } from './library/fill-library';
import { readKnownValues } from './library/known-values';
import type { FuzzSetup } from './run-fuzz';

const librarySeed = 1;

/** Fills an empty database, lets all that trails the change log catch up, and starts two applications on it. */
export async function prepareLibrary(connection: Connection): Promise<FuzzSetup> {
  // Earlier than the clock of the comparison, whose own instants are left out of it.
  const filling = await startPair(connection, { CLOCK: '2025-03-01T08:00:00Z' });
  const filled = await fillLibrary(filling.ask, librarySeed).finally(() => filling.close());
  await settle(connection);
  const pair = await startPair(connection);
  try {
    const known = await readKnownValues(pair.ask, filled);
    return { schema: buildSchema(), pair, known, voterKeys: filled.voterKeys };
  } catch (error) {
    await pair.close();
    throw error;
  }
}

async function settle(connection: Connection): Promise<void> {
  const dataSource = await createDataSource(connection).initialize();
  try {
    for (const follower of [completionFollower, dictionaryFollower, searchTiersFollower, similarFollower]) {
      await catchUp(Database.of(dataSource), follower);
    }
    await dataSource.query('analyze');
  } finally {
    await dataSource.destroy();
  }
}
