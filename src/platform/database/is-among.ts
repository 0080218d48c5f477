import { rawSql, type Sql, sql } from './sql';

/**
 * Whether a column, by its name in the statement, holds one of some keys. One key alone is told as such, since a list is
 * planned for its length each time that it comes, which takes longer than to read a row or two.
 */
export function isAmong(column: string, keys: readonly number[]): Sql {
  const [only] = keys;
  return keys.length === 1
    ? sql`${rawSql(column)} = ${only}::integer`
    : sql`${rawSql(column)} = any (${keys}::integer[])`;
}
