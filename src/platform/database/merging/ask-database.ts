import { type Asker, AskerGone, type Database } from '../database';
import { type Sql, sql } from '../sql';
import { Turns } from '../turns';
import { ExpressionMerger } from './expression-merger';

/** Finds what an expression of type text comes to. */
export type Ask = (expression: Sql, asker: Asker) => Promise<string | null>;

/**
 * Of statements that are planned for their values, so many run at a time: one more than there are processors. Those are the
 * searches, which take them wholly, and some ten times as long as others. Ten on two processors, as many as there are
 * connections, would stretch each to five times its length, and the longest would be felt.
 */
const mostPlannedEachTime = 3;

/**
 * Asks the database: by itself, and in turn, where the statement is planned for its values, else together with who asks the
 * same. Who goes away before the turn comes is not asked for.
 */
export function askDatabase(database: Pick<Database, 'query' | 'queryFor'>, { merging }: { merging: boolean }): Ask {
  const merger = merging ? new ExpressionMerger(database) : null;
  const turns = new Turns(mostPlannedEachTime);
  const askAlone: Ask = async (expression, asker) => {
    const [row] = await database.queryFor<{ data: string | null }>(asker, sql`select ${expression} as data`.prepared());
    return row?.data ?? null;
  };
  return (expression, asker) => {
    const { text, values, isPrepared } = expression.prepared().compile();
    if (isPrepared) {
      return merger === null ? askAlone(expression, asker) : merger.ask(text, values, asker);
    }
    let isGone = false;
    const stopWatching = asker.onceGone(() => {
      isGone = true;
    });
    return turns.during(() => {
      stopWatching();
      if (isGone) {
        throw new AskerGone('Whoever asked went away before the turn came.');
      }
      return askAlone(expression, asker);
    });
  };
}
