import type { Transactional } from '../../platform/database/database';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { refreshStanding } from './refresh-standing';

const papersAtOnce = 5_000;

/**
 * Has votes weigh half after so many days from now on, and works out every trend anew where that is a change: in one
 * transaction, since trends of two half-lives cannot be compared. Votes wait meanwhile. Returns whether it was one.
 */
export async function applyHalfLife(database: Transactional, days: number): Promise<boolean> {
  return database.catalogueTransaction(async (transaction) => {
    await lockCatalogue(transaction);
    const changed = await transaction.query('update trending_half_life set days = $1 where days <> $1 returning days', [
      days,
    ]);
    if (changed.length === 0) {
      return false;
    }
    await transaction.query('lock table papers in share row exclusive mode');
    const papers = await transaction.query<{ key: number }>('select id as "key" from papers order by id');
    for (let from = 0; from < papers.length; from += papersAtOnce) {
      const keys = papers.slice(from, from + papersAtOnce).map(({ key }) => key);
      await refreshStanding(transaction, keys);
    }
    return true;
  });
}
