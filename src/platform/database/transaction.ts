import { DatabaseError, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { graceMillis } from './data-source-options';
import type { Queryable } from './queryable';
import type { Sql } from './sql';
import { toQuery } from './to-query';

/** Where a transaction can be taken back to. */
interface Savepoint {
  name: string;
  /** How many calls waited for the commit already. */
  calls: number;
}

/**
 * One open transaction. A transaction within it is a savepoint: it can fail alone. What is sent at the same moment
 * travels together, and the server takes one after the other.
 */
export class Transaction implements Queryable {
  private savepoints = 0;
  private ended = false;
  /** What failed first and was not taken back. Answers come in order: what is behind failed because of it. */
  private failure: unknown = null;
  /** How long each statement is waited for; as long as the DataSource says unless given. */
  private patienceMillis: number | undefined;
  private readonly committed: ((database: Queryable) => void)[] = [];

  constructor(private readonly client: PoolClient) {}

  async query<Row>(statement: string | Sql, values: unknown[] = []): Promise<Row[]> {
    this.requireOpen();
    return (await this.ask<QueryResultRow & Row>(statement, values)).rows;
  }

  /**
   * Sends a statement without waiting for its answer: the next ones travel with it. Where it fails, so does what comes
   * after it, the commit at the latest, by its error.
   */
  send(statement: string | Sql, values: unknown[] = []): void {
    this.requireOpen();
    this.ask(statement, values).catch(() => undefined);
  }

  /** Gives each statement from here on so long, instead of what statements have elsewhere. */
  giveTime(statementMillis: number): void {
    this.send(`set local statement_timeout = ${statementMillis}`);
    this.patienceMillis = statementMillis + graceMillis;
  }

  /** Calls once all this is there for everybody; never where it is rolled back. */
  onceCommitted(call: (database: Queryable) => void): void {
    this.committed.push(call);
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = this.save();
    try {
      const result = await work(this);
      await this.query(`release savepoint ${savepoint.name}`);
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
   * called now. Throws where nothing was committed that should have been, and where the connection serves no longer.
   */
  async end(statement: 'commit' | 'rollback'): Promise<readonly ((database: Queryable) => void)[]> {
    this.ended = true;
    // The driver has said meanwhile which values it cannot send. The server, which knows nothing of them, would commit.
    await Promise.resolve();
    await this.ask(this.failure === null ? statement : 'rollback');
    // And the server takes the commit of a transaction that broke on the way for a rollback, and says nothing.
    if (this.failure !== null && (statement === 'commit' || !isUndone(this.failure))) {
      throw this.failure;
    }
    return statement === 'commit' ? this.committed : [];
  }

  /** Does the work and takes it back, keeping what it returned. */
  async rehearse<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = this.save();
    try {
      return await this.transaction(work);
    } finally {
      await this.rollBackTo(savepoint);
    }
  }

  /** One statement, and what failed first where it fails. */
  private async ask<Row extends QueryResultRow>(
    statement: string | Sql,
    values: unknown[] = [],
  ): Promise<QueryResult<Row>> {
    try {
      const query = toQuery(statement, values);
      const { patienceMillis } = this;
      const patient = patienceMillis === undefined ? query : { ...query, query_timeout: patienceMillis };
      return await this.client.query<Row>(patient);
    } catch (error) {
      this.failure ??= error;
      throw this.failure;
    }
  }

  private save(): Savepoint {
    this.savepoints += 1;
    const name = `step_${this.savepoints}`;
    this.send(`savepoint ${name}`);
    return { name, calls: this.committed.length };
  }

  private async rollBackTo({ name, calls }: Savepoint): Promise<void> {
    await this.query(`rollback to savepoint ${name}`);
    this.committed.splice(calls);
    if (isUndone(this.failure)) {
      this.failure = null;
    }
  }

  private requireOpen(): void {
    if (this.ended) {
      // GraphQL answers once a field that may not be null has failed, and leaves the fields beside it running.
      throw new Error('Expected an open transaction, but this one has ended, and its connection serves others.');
    }
  }
}

/** What the server refused is undone by a rollback; whatever else went wrong may come up again on the connection. */
function isUndone(failure: unknown): boolean {
  return failure instanceof DatabaseError;
}
