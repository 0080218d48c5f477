import type { Transaction } from '../../platform/database/transaction';

/** A paper for the list of another. */
export interface Neighbour {
  paperKey: number;
  similarKey: number;
  score: number;
}

/** So many the list of a paper is cut to; it grows to twice as many first, so that it is not cut for every newcomer. */
export const keptNeighbours = 30;

/** Puts papers on lists, and cuts those that have grown too long to the closest. */
export async function addNeighbours(transaction: Transaction, neighbours: readonly Neighbour[]): Promise<void> {
  await transaction.query(
    `insert into similar_papers (paper_id, similar_id, score)
     select given.paper_id, given.similar_id, given.score
     from unnest($1::integer[], $2::integer[], $3::real[]) as given (paper_id, similar_id, score)
     order by given.paper_id`,
    [
      neighbours.map((neighbour) => neighbour.paperKey),
      neighbours.map((neighbour) => neighbour.similarKey),
      neighbours.map((neighbour) => neighbour.score),
    ],
  );
  const grown = new Map<number, number>();
  neighbours.forEach(({ paperKey }) => grown.set(paperKey, (grown.get(paperKey) ?? 0) + 1));
  const overlong = await transaction.query<{ paperKey: number; listed: number }>(
    `update similar_vectors known
     set listed = known.listed + given.listed
     from unnest($1::integer[], $2::integer[]) as given (paper_id, listed)
     where known.paper_id = given.paper_id
     returning known.paper_id as "paperKey", known.listed`,
    [[...grown.keys()], [...grown.values()]],
  );
  await cut(
    transaction,
    overlong.filter(({ listed }) => listed >= 2 * keptNeighbours).map(({ paperKey }) => paperKey),
  );
}

/** Takes papers off all lists, and their own away. Lists that lose one take newcomers again. */
export async function removeNeighbours(transaction: Transaction, keys: readonly number[]): Promise<void> {
  await transaction.query(
    `with shortened as (
       delete from similar_papers pair
       where pair.similar_id = any ($1::integer[])
       returning pair.paper_id
     ), lost as (
       select shortened.paper_id, count(*)::integer as papers
       from shortened
       group by shortened.paper_id
     )
     update similar_vectors known
     set listed = known.listed - lost.papers,
       floor = 0
     from lost
     where known.paper_id = lost.paper_id`,
    [keys],
  );
  await transaction.query('delete from similar_papers where paper_id = any ($1::integer[])', [keys]);
  await transaction.query('delete from similar_vectors where paper_id = any ($1::integer[])', [keys]);
}

async function cut(transaction: Transaction, keys: readonly number[]): Promise<void> {
  if (keys.length === 0) {
    return;
  }
  await transaction.query(
    `with ranked as (
       select pair.paper_id, pair.similar_id, pair.score,
         row_number() over (partition by pair.paper_id order by pair.score desc, pair.similar_id) as place
       from similar_papers pair
       where pair.paper_id = any ($1::integer[])
     ), removed as (
       delete from similar_papers pair
       using ranked
       where pair.paper_id = ranked.paper_id and pair.similar_id = ranked.similar_id and ranked.place > $2
     )
     update similar_vectors known
     set listed = $2,
       floor = ranked.score
     from ranked
     where known.paper_id = ranked.paper_id and ranked.place = $2`,
    [keys, keptNeighbours],
  );
}
