import type { PoolClient } from 'pg';
import type { Queryable } from './queryable';
import type { Sql } from './sql';
import { Transaction } from './transaction';

/**
 * A connection that one task has for itself for longer than a transaction, for what lasts as long as a connection does:
 * whoever holds an advisory lock in it knows that it is still held when a statement of it goes through.
 */
export class Session implements Queryable {
  private lost = false;
  private readonly lose = (): void => {
    this.lost = true;
  };

  constructor(
    private readonly client: PoolClient,
    /** Whom to hand to what waits for a commit: it may outlive this session. */
    private readonly database: Queryable,
  ) {
    client.on('error', this.lose);
    client.on('end', this.lose);
  }

  /** Whether the connection broke, and all that it held is lost. */
  get isLost(): boolean {
    return this.lost;
  }

  query<Row>(statement: string | Sql, values: unknown[] = []): Promise<Row[]> {
    return new Transaction(this.client).query<Row>(statement, values);
  }

  /** Runs the work in one transaction: committed when it returns, rolled back when it throws. One at a time. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const transaction = new Transaction(this.client);
    await transaction.query('begin');
    const [result, calls] = await this.carryOut(transaction, work);
    calls.forEach((call) => call(this.database));
    return result;
  }

  private async carryOut<Result>(
    transaction: Transaction,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<[Result, Awaited<ReturnType<Transaction['end']>>]> {
    try {
      const result = await work(transaction);
      return [result, await transaction.end('commit')];
    } catch (error) {
      // Where not even that goes through, the connection is gone, and the transaction with it.
      await new Transaction(this.client).end('rollback').catch(this.lose);
      throw error;
    }
  }
}
