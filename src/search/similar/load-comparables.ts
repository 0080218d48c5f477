import type { Transaction } from '../../platform/database/transaction';
import type { ComparablePaper } from './vectors/read-terms';

/** What papers are compared by, under their keys, as they stand now; without those that are gone. */
export async function loadComparables(
  transaction: Transaction,
  keys: readonly number[],
): Promise<Map<number, ComparablePaper>> {
  const rows = await transaction.query<ComparablePaper & { key: number }>(
    `select paper.id as "key", paper.title, paper.abstract, coalesce(
       (
         select json_agg(json_build_object('key', carried.topic_id, 'score', carried.score) order by carried.topic_id)
         from paper_topics carried
         where carried.paper_id = paper.id
       ),
       '[]'
     ) as "topics"
     from papers paper
     where paper.id = any ($1::integer[])`,
    [keys],
  );
  return new Map(rows.map(({ key, ...paper }) => [key, paper]));
}
