import { createHash } from 'node:crypto';
import { DatabaseError, type Pool, type PoolClient, type QueryConfig, type QueryResultRow } from 'pg';
import { type DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { LruMap } from '../cache/lru-map';
import { isWornOut } from './connection-wear';
import type { Queryable } from './queryable';
import { Sql } from './sql';
import { Turns } from './turns';

/** Whoever waits for an answer, and may go away before it comes. */
export interface Asker {
  /** Calls once when the asker has gone; returns what takes that back. */
  onceGone(call: () => void): () => void;
}

/** Nobody waits for the answer any more. */
export class AskerGone extends Error {
  override readonly name = 'AskerGone';
}

/** Of the connections that a process has; see data-source-options.ts. */
const mostTransactions = 6;

/**
 * The way to PostgreSQL: statements on any free connection, and transactions. It works on the pool that belongs to
 * TypeORM's DataSource, below TypeORM's own query runner, which costs about a tenth of a millisecond a statement.
 */
export class Database implements Queryable {
  /** Reads find a connection free however many transactions are wanted at once. */
  private readonly transactions = new Turns(mostTransactions);
  /** Who waits here for the catalogue's lock holds no connection meanwhile. */
  private readonly catalogueWriters = new Turns(1);

  private constructor(private readonly pool: Pool) {}

  static of(dataSource: DataSource): Database {
    if (!(dataSource.driver instanceof PostgresDriver)) {
      throw new Error(`Expected a DataSource of type "postgres", got "${dataSource.options.type}".`);
    }
    return new Database(dataSource.driver.master);
  }

  async query<Row>(statement: string | Sql, values: unknown[] = []): Promise<Row[]> {
    return this.send(toQuery(statement, values));
  }

  /**
   * The same, but what is left undone when its asker goes away is cut off with the connection: PostgreSQL looks after
   * the other end of a connection once a second.
   */
  async queryFor<Row>(asker: Asker, statement: string | Sql, values: unknown[] = []): Promise<Row[]> {
    return this.send(toQuery(statement, values), asker);
  }

  private async send<Row>(query: QueryConfig, asker?: Asker): Promise<Row[]> {
    const client = await this.pool.connect();
    client.on('error', leaveItToTheNextStatement);
    let isReleased = false;
    const letGo = (isBroken: boolean): void => {
      if (!isReleased) {
        isReleased = true;
        client.off('error', leaveItToTheNextStatement);
        client.release(isBroken);
      }
    };
    let isGone = false;
    const stopWaiting = asker?.onceGone(() => {
      isGone = true;
      letGo(true);
    });
    try {
      const { rows } = await client.query<QueryResultRow & Row>(query);
      letGo(isWornOut(client, query.name));
      return rows;
    } catch (error) {
      // What the server refuses leaves the connection as it was; whatever else went wrong may come up again on it.
      letGo(!(error instanceof DatabaseError));
      throw isGone ? new AskerGone('Whoever asked went away before the answer was found.') : error;
    } finally {
      stopWaiting?.();
    }
  }

  /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const open = await this.begin();
    try {
      const result = await work(open.transaction);
      await open.commit();
      return result;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  /** The same for work that takes the catalogue's lock: those of this process queue here, and not in the database. */
  catalogueTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.catalogueWriters.during(() => this.transaction(work));
  }

  /** Lends the work a connection for itself, and closes it afterwards, with whatever it still holds. */
  async session<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    const session = new Session(client);
    try {
      return await work(session);
    } finally {
      client.release(true);
    }
  }

  /** Opens a transaction that outlives this call. Whoever opens it must end it. */
  async begin(): Promise<OpenTransaction> {
    const endTurn = await this.transactions.take();
    const client = await this.pool.connect().catch((error: Error) => {
      endTurn();
      throw error;
    });
    // A connection that breaks between two statements tells so by an event, and one that nobody hears ends the process.
    client.on('error', leaveItToTheNextStatement);
    const letGo = (failure?: Error): void => {
      client.off('error', leaveItToTheNextStatement);
      client.release(failure);
      endTurn();
    };
    const transaction = new Transaction(client);
    let ended = false;
    const end = async (statement: 'commit' | 'rollback'): Promise<void> => {
      if (ended) {
        return;
      }
      ended = true;
      const failure = await transaction.end(statement).then(
        () => undefined,
        (error: Error) => error,
      );
      letGo(failure);
      if (failure !== undefined && statement === 'commit') {
        throw failure;
      }
    };
    await transaction.query('begin').catch((error: Error) => {
      letGo(error);
      throw error;
    });
    return { transaction, commit: () => end('commit'), rollback: () => end('rollback') };
  }
}

function leaveItToTheNextStatement(): void {}

/** A transaction and its two ends. Only the first end counts; a rollback never throws, since nothing is lost by it. */
export interface OpenTransaction {
  transaction: Transaction;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * One open transaction. A transaction within it is a savepoint: it can fail alone. Statements that are sent at the same
 * moment, as loaders do, go one after the other, since a connection carries one at a time.
 */
export class Transaction implements Queryable {
  private savepoints = 0;
  private ended = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: PoolClient) {}

  async query<Row>(statement: string | Sql, values: unknown[] = []): Promise<Row[]> {
    if (this.ended) {
      // GraphQL answers once a field that may not be null has failed, and leaves the fields beside it running.
      throw new Error('Expected an open transaction, but this one has ended, and its connection serves others.');
    }
    const send = () => this.client.query(toQuery(statement, values));
    const sent = this.last.then(send, send);
    this.last = sent;
    return (await sent).rows;
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = await this.save();
    try {
      const result = await work(this);
      await this.query(`release savepoint ${savepoint}`);
      return result;
    } catch (error) {
      await this.query(`rollback to savepoint ${savepoint}`);
      throw error;
    }
  }

  /** A savepoint like any other: whoever opened the transaction has waited already. */
  catalogueTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.transaction(work);
  }

  /** Sends the last statement, behind those that are under way. For whoever opened the transaction. */
  async end(statement: 'commit' | 'rollback'): Promise<void> {
    const sent = this.query(statement);
    this.ended = true;
    await sent;
  }

  /** Does the work and takes it back, keeping what it returned. */
  async rehearse<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const savepoint = await this.save();
    try {
      return await work(this);
    } finally {
      await this.query(`rollback to savepoint ${savepoint}`);
    }
  }

  private async save(): Promise<string> {
    this.savepoints += 1;
    const savepoint = `step_${this.savepoints}`;
    await this.query(`savepoint ${savepoint}`);
    return savepoint;
  }
}

/**
 * A connection that one task has for itself for longer than a transaction, for what lasts as long as a connection does:
 * whoever holds an advisory lock in it knows that it is still held when a statement of it goes through.
 */
export class Session implements Queryable {
  private lost = false;
  private readonly lose = (): void => {
    this.lost = true;
  };

  constructor(private readonly client: PoolClient) {
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
    try {
      const result = await work(transaction);
      await transaction.end('commit');
      return result;
    } catch (error) {
      // Where not even that goes through, the connection is gone, and the transaction with it.
      await new Transaction(this.client).end('rollback').catch(this.lose);
      throw error;
    }
  }
}

/** What can both be asked and opened as a transaction: the pool, or a transaction that gives savepoints. */
export type Transactional = Database | Transaction;

/**
 * A statement as pg takes it. One that stands in the code is prepared, named by its content, so that a connection
 * parses and plans it once; one that was composed is not, lest filters of many shapes leave plans behind.
 */
function toQuery(statement: string | Sql, values: unknown[]): QueryConfig {
  const { isPrepared, ...query } =
    statement instanceof Sql ? statement.compile() : { text: statement, values, isPrepared: true };
  return isPrepared ? { name: nameOf(query.text), ...query } : query;
}

const mostNames = 2_000;
const names = new LruMap<string, string>(mostNames);

function nameOf(text: string): string {
  return names.getOrMake(text, () => createHash('sha256').update(text).digest('base64url').slice(0, 16));
}
