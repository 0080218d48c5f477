import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import { ApiKey } from './api-key.entity';

/** All keys that are not revoked, oldest first; those of some keys alone where they are given. */
export async function listApiKeys(database: Queryable, keys: readonly number[] | null = null): Promise<ApiKey[]> {
  const rows = await database.query<object>(
    `select ${selectColumns(ApiKey, 'api_key')}
     from api_keys api_key
     where api_key.revoked_at is null and ($1::integer[] is null or api_key.id = any ($1))
     order by api_key.id`,
    [keys],
  );
  return rows.map((row) => toEntity(ApiKey, row));
}
