import { hashToken } from '../../platform/crypto/random-token';
import type { Transactional } from '../../platform/database/database';
import { Scope } from '../scope';
import { secretPrefix } from './secret';

/** The name of the key that the configuration gives; no other may have it. */
export const adminKeyName = 'ADMIN_API_KEY';

/**
 * Lets in the first key. One that the environment gives shuts out the one that it gave before; one that was generated
 * does not, since each machine on the same database generates its own. A key that was revoked stays so, and then shuts
 * out no other: a process that starts with yesterday's configuration does no harm. Tells whether the key is let in.
 */
export async function admitAdminApiKey(
  database: Transactional,
  { secret, isGenerated }: { secret: string; isGenerated: boolean },
  now: Date,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await transaction.query(
      `insert into api_keys (name, prefix, hash, scopes, created_at)
       values ($1, $2, $3, $4, $5)
       on conflict (hash) do nothing`,
      [adminKeyName, secretPrefix(secret), hashToken(secret), [Scope.ADMIN], now],
    );
    const admitted = await transaction.query(
      'select from api_keys where hash = $1 and name = $2 and revoked_at is null',
      [hashToken(secret), adminKeyName],
    );
    if (admitted.length > 0 && !isGenerated) {
      await transaction.query(
        `update api_keys
         set revoked_at = $3
         where name = $1 and hash <> $2 and revoked_at is null`,
        [adminKeyName, hashToken(secret), now],
      );
    }
    return admitted.length > 0;
  });
}
