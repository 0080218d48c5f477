import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import { ApiKey } from './api-key.entity';
import { hashToken } from '../../platform/crypto/random-token';

const touchEveryMillis = 60_000;

/** The key that a secret opens, unless revoked or expired; and notes the use, at most once a minute. */
export async function findApiKey(database: Queryable, secret: string, now: Date): Promise<ApiKey | null> {
  const [row] = await database.query<object>(
    `select ${selectColumns(ApiKey, 'api_key')}
     from api_keys api_key
     where api_key.hash = $1
       and api_key.revoked_at is null
       and (api_key.expires_at is null or api_key.expires_at > $2)`,
    [hashToken(secret), now],
  );
  if (row === undefined) {
    return null;
  }
  const apiKey = toEntity(ApiKey, row);
  if (apiKey.lastUsedAt === null || now.getTime() - apiKey.lastUsedAt.getTime() >= touchEveryMillis) {
    await database.query(
      `update api_keys
       set last_used_at = $2
       where id = $1 and (last_used_at is null or last_used_at < $3)`,
      [apiKey.key, now, new Date(now.getTime() - touchEveryMillis)],
    );
  }
  return apiKey;
}
