import { createDataSource } from '../../ormconfig';
import { openDatabase } from '../open-database';
import { type Clock, createClock } from '../platform/clock/clock';
import type { Config } from '../platform/config/config';
import { readConfig } from '../platform/config/read-config';
import { Database } from '../platform/database/database';
import { createLogger } from '../platform/logging/create-logger';
import { prepareDatabase, type Preparation } from '../prepare-database';

/** What a short command works with. */
export interface CommandScope {
  config: Config;
  database: Database;
  clock: Clock;
  /** What was done to the database before. */
  preparation: Preparation;
}

/**
 * Does a short piece of work on the database of the configuration, which is brought up to date first. While a server
 * runs the embedded one, its database is shared.
 */
export async function withDatabase(
  work: (scope: CommandScope) => Promise<void>,
  { seeding = false }: { seeding?: boolean } = {},
): Promise<void> {
  const config = readConfig(process.env);
  const opened = await openDatabase(config, createLogger('silent'), 'shared');
  try {
    const preparation = await prepareDatabase(opened.connection, config, { seeding });
    const dataSource = await createDataSource(opened.connection).initialize();
    try {
      const clock = createClock(config.clockStart);
      await work({ config, database: Database.of(dataSource), clock, preparation });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await opened.close();
  }
}

/** Prints for people, or for programs. */
export function print(json: boolean | undefined, value: object, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join('\n')}\n`);
}

/** "1 paper", "54 papers" */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
