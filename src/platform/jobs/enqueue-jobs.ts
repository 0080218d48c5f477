import type { Queryable } from '../database/queryable';
import { type Sql, sql } from '../database/sql';
import type { Job } from './job';

/** One job to be done. */
export interface JobToDo<Payload> {
  /**
   * What the worker is told. Put in keys of rows rather than what the rows hold: a payload is out of reach of whoever
   * erases a person, and may be stale by the time it is read.
   */
  payload: Payload;
  /**
   * Of the jobs with one key, at most one waits: a new one takes the place of the one that waits, payload, delay and
   * tries. One that is being done is left alone, and the new one waits behind it: what it has to say is news.
   */
  key?: string;
  /** How long it has to wait at least, by the database's clock, which no setting of ours moves. */
  delayMillis?: number;
}

/**
 * Leaves work for the workers, as part of the transaction: it is there when that commits, and never was when that rolls
 * back. Ten thousand a call are fine; two of one call with the same key are an error.
 */
export async function enqueueJobs<Payload extends object>(
  transaction: Queryable,
  job: Job<Payload>,
  toDo: readonly JobToDo<Payload>[],
): Promise<void> {
  if (toDo.length === 0) {
    return;
  }
  const given = toDo.map(({ payload, key, delayMillis }) => ({ payload, key, delay_millis: delayMillis ?? 0 }));
  const rows = sql`json_to_recordset(${JSON.stringify(given)}::json)
    as given (payload json, key text, delay_millis double precision)`;
  await transaction.query(sql`select from ${jobsOfRows(job, rows)}`.prepared());
}

/**
 * What leaves a job for each row of what stands behind `from` here, where it is called `given` and has a `payload`, a
 * `key` and `delay_millis`: for a statement that makes payloads of what it writes. It stands behind a `from` itself.
 */
export function jobsOfRows<Payload extends object>({ name, queue, maxAttempts }: Job<Payload>, rows: Sql): Sql {
  return sql`graphile_worker.add_jobs(
    array(
      select row(
        ${name}::text, given.payload, ${queue ?? null}::text, now() + given.delay_millis * interval '1 millisecond',
        ${maxAttempts ?? null}::smallint, given.key, null, null
      )::graphile_worker.job_spec
      from ${rows}
    )
  )`;
}

/** The same for one job. */
export function enqueueJob<Payload extends object>(
  transaction: Queryable,
  job: Job<Payload>,
  toDo: JobToDo<Payload>,
): Promise<void> {
  return enqueueJobs(transaction, job, [toDo]);
}
