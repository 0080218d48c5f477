import type { Queryable } from '../database/queryable';
import type { AddressKeys } from './address-keys';

const name = 'SUPPRESSION_KEY';

/**
 * Throws where a database was first used with another SUPPRESSION_KEY: under this one, nobody who was erased would be
 * known, and each could be imported and mailed again. The first process to come settles which it is.
 */
export async function requireSameKey(database: Queryable, keys: AddressKeys): Promise<void> {
  await database.query(
    'insert into key_fingerprints (name, fingerprint) values ($1, $2) on conflict (name) do nothing',
    [name, keys.fingerprint],
  );
  if (!(await isSameKey(database, keys))) {
    throw new Error(
      `Expected the ${name} that this database was first used with, got another: whose addresses were erased is known ` +
        `by that key alone. It stands in DATA_DIR/suppression-key of the machine that ran first, unless it was given; ` +
        `give it to every process as ${name}.`,
    );
  }
}

/** Whether a database goes by this key, or by none yet. */
export async function isSameKey(database: Queryable, keys: AddressKeys): Promise<boolean> {
  const [known] = await database.query<{ fingerprint: string }>(
    'select fingerprint from key_fingerprints where name = $1',
    [name],
  );
  return known === undefined || known.fingerprint === keys.fingerprint;
}
