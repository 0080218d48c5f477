import type { Database } from '../database/database';
import { ExpressionMerger } from '../database/merging/expression-merger';
import { type Sql, sql } from '../database/sql';
import type { RequestContext } from '../graphql/context/request-context';

/** Finds what an expression of type text comes to. */
export type Ask = (expression: Sql, context: RequestContext) => Promise<string | null>;

/** Asks the database: by itself where the statement is planned for its values, else together with who asks the same. */
export function askDatabase(database: Database, { merging }: { merging: boolean }): Ask {
  const merger = merging ? new ExpressionMerger(database) : null;
  return async (expression, { onceGone }) => {
    if (merger !== null) {
      const { text, values, isPrepared } = expression.prepared().compile();
      if (isPrepared) {
        return merger.ask(text, values, { onceGone });
      }
    }
    const [row] = await database.queryFor<{ data: string | null }>(
      { onceGone },
      sql`select ${expression} as data`.prepared(),
    );
    return row?.data ?? null;
  };
}
