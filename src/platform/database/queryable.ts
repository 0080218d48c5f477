import type { Sql } from './sql';

/** What a statement is sent to: the pool of connections, or one transaction. */
export interface Queryable {
  /** Rows by the names of their columns. A text holds $1, $2 … for its values; a composed statement brings its own. */
  query<Row>(statement: string | Sql, values?: unknown[]): Promise<Row[]>;
}
