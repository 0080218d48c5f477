import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { type DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { Queryable } from './queryable';
import { Sql } from './sql';

/**
 * The way to PostgreSQL: statements on any free connection, and transactions. It works on the pool that belongs to
 * TypeORM's DataSource, below TypeORM's own query runner, which costs about a tenth of a millisecond a statement.
 */
export class Database implements Queryable {
  private constructor(private readonly pool: Pool) {}

  static of(dataSource: DataSource): Database {
    if (!(dataSource.driver instanceof PostgresDriver)) {
      throw new Error(`Expected a DataSource of type "postgres", got "${dataSource.options.type}".`);
    }
    return new Database(dataSource.driver.master);
  }

  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query({ name: statementName(text), text, values });
    return result.rows;
  }

  /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(new Transaction(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** One open transaction. A transaction within it is a savepoint: it can fail alone. */
export class Transaction implements Queryable {
  private savepoints = 0;

  constructor(private readonly client: PoolClient) {}

  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await this.client.query({ name: statementName(text), text, values });
    return result.rows;
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = `step_${++this.savepoints}`;
    await this.client.query(`savepoint ${savepoint}`);
    try {
      const result = await work(this);
      await this.client.query(`release savepoint ${savepoint}`);
      return result;
    } catch (error) {
      await this.client.query(`rollback to savepoint ${savepoint}`);
      throw error;
    }
  }
}

/** What can both be asked and opened as a transaction: the pool, or a transaction that gives savepoints. */
export type Transactional = Database | Transaction;

/** Sends a composed statement. */
export function run<Row>(queryable: Queryable, statement: Sql): Promise<Row[]> {
  const { text, values } = statement.compile();
  return queryable.query<Row>(text, values);
}

const statementNames = new Map<string, string>();
const maxNames = 1_000;

/**
 * Prepared statements are named by their content, so that a connection parses and plans each text once. Past the
 * bound (texts composed from many shapes of filter) a statement goes unnamed, lest each connection hoard plans.
 */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined || statementNames.size >= maxNames) {
    return known;
  }
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  statementNames.set(text, name);
  return name;
}
