import type { Asker, Database } from '../database';
import { type Sql, sql } from '../sql';
import { ExpressionMerger } from './expression-merger';

/** Finds what an expression of type text comes to. */
export type Ask = (expression: Sql, asker: Asker) => Promise<string | null>;

/** Asks the database: by itself where the statement is planned for its values, else together with who asks the same. */
export function askDatabase(database: Database, { merging }: { merging: boolean }): Ask {
  const merger = merging ? new ExpressionMerger(database) : null;
  return async (expression, asker) => {
    if (merger !== null) {
      const { text, values, isPrepared } = expression.prepared().compile();
      if (isPrepared) {
        return merger.ask(text, values, asker);
      }
    }
    const [row] = await database.queryFor<{ data: string | null }>(asker, sql`select ${expression} as data`.prepared());
    return row?.data ?? null;
  };
}
