import { selectColumns } from '../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../platform/database/sql';
import { badUserInput } from '../platform/graphql/errors/errors';
import { Digest } from './digest.entity';

/** What a digest is asked for by: its id alone, or its day and source. */
export interface DigestArguments {
  id?: string | null;
  date?: string | null;
  source?: string | null;
}

/** Whether a digest is asked for by its id; BAD_USER_INPUT where it is by its day or source as well. */
export function isById(args: DigestArguments): args is { id: string } {
  const { id, date, source } = args;
  if (typeof id === 'string' && (typeof date === 'string' || typeof source === 'string')) {
    throw badUserInput('Expected "id" alone, or "date" and "source", got both.');
  }
  return typeof id === 'string';
}

/** A source's digest of a day, or its newest one. */
export function digestOfSource({ date, source }: DigestArguments, { defaultSource }: { defaultSource: string }): Sql {
  const day = date ?? null;
  return sql`
    select ${rawSql(selectColumns(Digest, 'digest'))}
    from digests digest
    where digest.source = ${source ?? defaultSource}::text
      and digest.date between coalesce(${day}::date, '-infinity') and coalesce(${day}::date, 'infinity')
    order by digest.date desc
    limit 1`.prepared();
}
