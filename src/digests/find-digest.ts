import { selectColumns, toEntity } from '../platform/database/entity-columns';
import type { Queryable } from '../platform/database/queryable';
import { Digest } from './digest.entity';

/** A source's digest of a day, or its newest one; null where there is none. */
export async function findDigest(
  database: Queryable,
  wanted: { source: string; date: string | null },
): Promise<Digest | null> {
  const [row] = await database.query<object>(
    `select ${selectColumns(Digest, 'digest')}
     from digests digest
     where digest.source = $1
       and digest.date between coalesce($2::date, '-infinity') and coalesce($2::date, 'infinity')
     order by digest.date desc
     limit 1`,
    [wanted.source, wanted.date],
  );
  return row ? toEntity(Digest, row) : null;
}
