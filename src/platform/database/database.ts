import { Client, DatabaseError, type Pool, type QueryConfig, type QueryResultRow } from 'pg';
import { type DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { isWornOut } from './connection-wear';
import type { Queryable } from './queryable';
import { Session } from './session';
import type { Sql } from './sql';
import { toQuery } from './to-query';
import { Transaction } from './transaction';
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
        if (isBroken && client instanceof Client) {
          // The driver would wait for what is under way.
          client.connection.stream.destroy();
        }
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
    const session = new Session(client, this);
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
    const letGo = (isBroken = false): void => {
      client.off('error', leaveItToTheNextStatement);
      client.release(isBroken);
      endTurn();
    };
    const transaction = new Transaction(client);
    let ended = false;
    const end = async (statement: 'commit' | 'rollback'): Promise<void> => {
      if (ended) {
        return;
      }
      ended = true;
      const calls = await transaction.end(statement).catch((error: Error) => {
        letGo(true);
        if (statement === 'commit') {
          throw error;
        }
        return null;
      });
      if (calls !== null) {
        letGo();
        calls.forEach((call) => call(this));
      }
    };
    transaction.send('begin');
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

/** What can both be asked and opened as a transaction: the pool, or a transaction that gives savepoints. */
export type Transactional = Database | Transaction;
