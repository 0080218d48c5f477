import { selectColumns, toEntity } from '../platform/database/entity-columns';
import type { Queryable } from '../platform/database/queryable';
import { Paper } from './paper.entity';

/** Papers by their keys; those that do not exist are left out. */
export async function selectPapers(database: Queryable, keys: readonly number[]): Promise<Map<number, Paper>> {
  const rows = await database.query<{ key: number }>(
    `select ${selectColumns(Paper, 'paper')}
     from papers paper
     where paper.id = any ($1::integer[])`,
    [keys],
  );
  return new Map(rows.map((row) => [row.key, toEntity(Paper, row)]));
}
