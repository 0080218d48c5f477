import type { Transaction } from '../../platform/database/transaction';
import { lockCatalogue } from '../../platform/database/lock-catalogue';

/** The newest tier holds about so many papers, each older one four times as many as the one before. */
const newestTierSize = 16_384;
const growth = 4;
/** Takes what the others do not hold. */
const oldestTier = 4;

/** A tier may grow to so much more than its share before papers move on: else each new paper would move another. */
const slack = 1.25;

/**
 * Moves the oldest papers of a tier that has grown too large on to the next one, about `limit` of them, and returns
 * how many moved; 0 once every tier has its size. The border moves with them in one transaction, so that every tier is
 * older than the one before it at every moment. Takes the catalogue's lock, lest papers arrive behind the border, and
 * the papers' own, lest a vote meet a row that has just gone to another tier.
 */
export async function settleTiers(
  transaction: Transaction,
  { limit, newestSize = newestTierSize }: { limit: number; newestSize?: number },
): Promise<number> {
  await lockCatalogue(transaction);
  for (let tier = 0; tier < oldestTier; tier += 1) {
    const share = newestSize * growth ** tier;
    const excess = (await countTier(transaction, tier)) - share;
    if (excess > share * (slack - 1)) {
      const moved = await moveOn(transaction, tier, Math.min(limit, excess));
      if (moved > 0) {
        return moved;
      }
    }
  }
  return 0;
}

async function countTier(transaction: Transaction, tier: number): Promise<number> {
  const [row] = await transaction.query<{ papers: number }>(
    'select count(*)::integer as papers from paper_search hit where hit.tier = $1',
    [tier],
  );
  return row?.papers ?? 0;
}

/**
 * Moves papers older than the one at this place from the end. Of papers of one instant, all move or none does: where
 * the oldest instant has more than that, all of it moves, and none where the tier has but one instant.
 */
async function moveOn(transaction: Transaction, tier: number, count: number): Promise<number> {
  const [border] = await transaction.query<{ since: string }>(
    `select min(hit.sort_date)::text as since
     from paper_search hit
     where hit.tier = $1
       and hit.sort_date > (select min(oldest.sort_date) from paper_search oldest where oldest.tier = $1)
       and hit.sort_date >= (
         select placed.sort_date
         from paper_search placed
         where placed.tier = $1
         order by placed.sort_date
         offset $2
         limit 1
       )
     having count(*) > 0`,
    [tier, count],
  );
  if (border === undefined) {
    return 0;
  }
  const moving = await transaction.query<{ key: number }>(
    `select paper.id as "key"
     from paper_search hit
     join papers paper on paper.id = hit.paper_id
     where hit.tier = $1 and hit.sort_date < $2::timestamptz
     order by paper.id
     for no key update of paper`,
    [tier, border.since],
  );
  await transaction.query('update search_tiers set since = $2::timestamptz where tier = $1', [tier, border.since]);
  await transaction.query('update paper_search set tier = tier + 1 where tier = $1 and sort_date < $2::timestamptz', [
    tier,
    border.since,
  ]);
  return moving.length;
}
