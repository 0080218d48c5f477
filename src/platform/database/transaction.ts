import type { PoolClient } from 'pg';
import type { Queryable } from './queryable';
import type { Sql } from './sql';
import { toQuery } from './to-query';

/**
 * One open transaction. A transaction within it is a savepoint: it can fail alone. What is sent at the same moment
 * travels together, and the server takes one after the other.
 */
export class Transaction implements Queryable {
  private savepoints = 0;
  private ended = false;
  /** Answers that nobody waits for yet. */
  private unheard: Promise<unknown>[] = [];
  private readonly committed: ((database: Queryable) => void)[] = [];

  constructor(private readonly client: PoolClient) {}

  async query<Row>(statement: string | Sql, values: unknown[] = []): Promise<Row[]> {
    if (this.ended) {
      // GraphQL answers once a field that may not be null has failed, and leaves the fields beside it running.
      throw new Error('Expected an open transaction, but this one has ended, and its connection serves others.');
    }
    try {
      return (await this.client.query(toQuery(statement, values))).rows;
    } catch (error) {
      // What failed before says more than that the transaction is broken.
      await this.hearAll();
      throw error;
    }
  }

  /**
   * Sends a statement without waiting for its answer: the next ones travel with it. Where it fails, so does what comes
   * after it, the commit at the latest, by its error.
   */
  send(statement: string | Sql, values: unknown[] = []): void {
    const answer = this.client.query(toQuery(statement, values));
    answer.catch(() => undefined);
    this.unheard.push(answer);
  }

  /** Calls once all this is there for everybody; never where it is rolled back. */
  onceCommitted(call: (database: Queryable) => void): void {
    this.committed.push(call);
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = this.save();
    try {
      const result = await work(this);
      await this.query(`release savepoint ${savepoint}`);
      return result;
    } catch (error) {
      await this.rollBackTo(savepoint);
      throw error;
    }
  }

  /** A savepoint like any other: whoever opened the transaction has waited already. */
  catalogueTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.transaction(work);
  }

  /**
   * Sends the last statement, behind those that are under way. For whoever opened the transaction; returns what is to be
   * called now.
   */
  async end(statement: 'commit' | 'rollback'): Promise<readonly ((database: Queryable) => void)[]> {
    const sent = this.query(statement);
    this.ended = true;
    await sent;
    if (statement === 'rollback') {
      return [];
    }
    // The server takes the commit of a broken transaction for a rollback, and says nothing.
    await this.hearAll();
    return this.committed;
  }

  /** Does the work and takes it back, keeping what it returned. */
  async rehearse<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = this.save();
    try {
      const result = await work(this);
      await this.hearAll();
      return result;
    } finally {
      await this.rollBackTo(savepoint);
    }
  }

  private save(): string {
    this.savepoints += 1;
    const savepoint = `step_${this.savepoints}`;
    this.send(`savepoint ${savepoint}`);
    return savepoint;
  }

  private async rollBackTo(savepoint: string): Promise<void> {
    // What has failed is undone with it.
    this.unheard = [];
    await this.query(`rollback to savepoint ${savepoint}`);
  }

  /** Waits for all that was sent; throws the first failure. */
  private async hearAll(): Promise<void> {
    await Promise.all(this.unheard);
  }
}
