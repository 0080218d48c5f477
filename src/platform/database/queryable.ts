/**
 * What a statement is sent to: the pool of connections, or one transaction. TypeORM's EntityManager is one as it
 * is, so a job can be enqueued or a row logged inside the caller's transaction.
 */
export interface Queryable {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}
