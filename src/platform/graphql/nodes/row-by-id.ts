import { type Sql, sql } from '../../database/sql';
import { decodeNodeId } from './node-id';

/** The statement for what an id leads to, by that for a row of the type on `parent.id`; null for an id of another type. */
export function rowById(id: string, type: string, row: Sql): Sql | null {
  const decoded = decodeNodeId(id);
  if (decoded?.type !== type) {
    return null;
  }
  return sql`
    select found.*
    from (select ${decoded.key}::integer as id) as parent
    cross join lateral (${row}) as found`;
}
