import type { Queryable } from '../../platform/database/queryable';
import type { Reason } from '../../subscribers';
import { type ReasonRecord, toReason, toReasonRecord } from './reason-record';

/** Of more reasons than these the book forgets all, and reads them anew. */
const mostReasons = 50_000;

interface Pages {
  readonly keys: Map<string, number>;
  readonly reasons: Map<number, Reason>;
}

/** The numbers that reasons have in the ledger, each asked for once in a while. */
export class ReasonBook {
  private pages = blankPages();

  constructor(
    private readonly database: Queryable,
    private readonly most = mostReasons,
  ) {}

  /** The numbers of reasons, in their order; those that have none are given one. */
  async keysOf(reasons: readonly Reason[]): Promise<number[]> {
    if (this.pages.keys.size > this.most) {
      // Whoever reads in the others at this moment, for another shard, reads on in them.
      this.pages = blankPages();
    }
    const { pages } = this;
    const records = reasons.map(toReasonRecord);
    const unknown = records.filter((record) => !pages.keys.has(nameOf(record)));
    if (unknown.length > 0) {
      await this.learn(unknown, pages);
    }
    return records.map((record) => {
      const key = pages.keys.get(nameOf(record));
      if (key === undefined) {
        throw new Error(`Expected the reason ${nameOf(record)} to have a number once it was written.`);
      }
      return key;
    });
  }

  /** The reasons behind numbers. */
  async byKeys(keys: readonly number[]): Promise<ReadonlyMap<number, Reason>> {
    const { pages } = this;
    const unknown = [...new Set(keys)].filter((key) => !pages.reasons.has(key));
    if (unknown.length > 0) {
      const rows = await this.database.query<ReasonRecord & { key: number }>(
        `select known.id as "key", known.kind, known.text
         from delivery_reasons known
         where known.id = any ($1::integer[])`,
        [unknown],
      );
      rows.forEach((row) => note(row, pages));
    }
    return pages.reasons;
  }

  private async learn(records: readonly ReasonRecord[], pages: Pages): Promise<void> {
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
    rows.forEach((row) => note(row, pages));
  }
}

function blankPages(): Pages {
  return { keys: new Map(), reasons: new Map() };
}

function note({ key, ...record }: ReasonRecord & { key: number }, { keys, reasons }: Pages): void {
  keys.set(nameOf(record), key);
  reasons.set(key, toReason(record));
}

function nameOf({ kind, text }: ReasonRecord): string {
  return `${kind} ${text}`;
}
