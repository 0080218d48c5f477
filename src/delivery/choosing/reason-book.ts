import type { Queryable } from '../../platform/database/queryable';
import type { Reason } from '../../subscribers';
import { type ReasonRecord, toReason, toReasonRecord } from './reason-record';

/** Of more reasons than these the book forgets all, and reads them anew. */
const mostReasons = 50_000;

/** The numbers that reasons have in the ledger, each asked for once in a while. */
export class ReasonBook {
  private readonly keys = new Map<string, number>();
  private readonly reasons = new Map<number, Reason>();

  constructor(private readonly database: Queryable) {}

  /** The numbers of reasons, in their order; those that have none are given one. */
  async keysOf(reasons: readonly Reason[]): Promise<number[]> {
    if (this.keys.size > mostReasons) {
      this.keys.clear();
      this.reasons.clear();
    }
    const records = reasons.map(toReasonRecord);
    const unknown = records.filter((record) => !this.keys.has(nameOf(record)));
    if (unknown.length > 0) {
      await this.learn(unknown);
    }
    return records.map((record) => {
      const key = this.keys.get(nameOf(record));
      if (key === undefined) {
        throw new Error(`Expected the reason ${nameOf(record)} to have a number once it was written.`);
      }
      return key;
    });
  }

  /** The reasons behind numbers. */
  async byKeys(keys: readonly number[]): Promise<ReadonlyMap<number, Reason>> {
    const unknown = [...new Set(keys)].filter((key) => !this.reasons.has(key));
    if (unknown.length > 0) {
      const rows = await this.database.query<ReasonRecord & { key: number }>(
        `select known.id as "key", known.kind, known.text
         from delivery_reasons known
         where known.id = any ($1::integer[])`,
        [unknown],
      );
      rows.forEach(({ key, ...record }) => this.keep(key, record));
    }
    return this.reasons;
  }

  private async learn(records: readonly ReasonRecord[]): Promise<void> {
    const values = [records.map(({ kind }) => kind), records.map(({ text }) => text)];
    await this.database.query(
      `insert into delivery_reasons (kind, text)
       select distinct given.kind, given.text
       from unnest($1::text[], $2::text[]) as given (kind, text)
       where not exists (
         select from delivery_reasons known where known.kind = given.kind and known.text = given.text
       )
       on conflict (kind, text) do nothing`,
      values,
    );
    const rows = await this.database.query<ReasonRecord & { key: number }>(
      `select distinct known.id as "key", known.kind, known.text
       from unnest($1::text[], $2::text[]) as given (kind, text)
       join delivery_reasons known on known.kind = given.kind and known.text = given.text`,
      values,
    );
    rows.forEach(({ key, ...record }) => this.keep(key, record));
  }

  private keep(key: number, record: ReasonRecord): void {
    this.keys.set(nameOf(record), key);
    this.reasons.set(key, toReason(record));
  }
}

function nameOf({ kind, text }: ReasonRecord): string {
  return `${kind} ${text}`;
}
