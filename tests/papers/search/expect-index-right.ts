import { writeSearchRows } from '../../../src/papers/search-index/write-search-rows';
import type { Database } from '../../../src/platform/database/database';
import type { Queryable } from '../../../src/platform/database/queryable';

/** Fails where the search index holds anything else than it would if every paper were indexed at this moment. */
export async function expectIndexRight(database: Database): Promise<void> {
  const open = await database.begin();
  try {
    await open.transaction.query('lock table papers in share row exclusive mode');
    const found = await readIndex(open.transaction);
    const papers = await open.transaction.query<{ key: number }>('select paper.id as "key" from papers paper');
    await open.transaction.query('delete from paper_search');
    await writeSearchRows(
      open.transaction,
      papers.map(({ key }) => key),
    );
    expect(found).toEqual(await readIndex(open.transaction));
  } finally {
    await open.rollback();
  }
}

/**
 * The index by paper; a paper that stood in two tiers would show twice. Tags of topics that are gone stay until the
 * paper is written again: nobody can ask for them.
 */
function readIndex(database: Queryable): Promise<object[]> {
  return database.query(
    `select hit.paper_id, hit.tier, hit.has_code, hit.votes, hit.sort_date::text, hit.trending,
       array(select topic.id from topics topic where topic.id = any (hit.topic_ids) order by topic.id) as topic_ids,
       hit.title::text,
       ts_delete(hit.document, array(
         select '/topic ' || carried.id
         from unnest(hit.topic_ids) as carried (id)
         where not exists (select from topics topic where topic.id = carried.id)
       ))::text as document
     from paper_search hit
     order by hit.paper_id, hit.tier`,
  );
}

/** Fails where a paper stands in another tier than its date says, or an older one stands before a newer. */
export async function expectTiersInOrder(database: Database): Promise<void> {
  const [row] = await database.query<{ misplaced: number; disordered: number; missing: number }>(
    `select
       (select count(*)::integer from paper_search hit where hit.tier <> search_tier(hit.sort_date)) as misplaced,
       (
         select count(*)::integer
         from (
           select hit.tier, min(hit.sort_date) as oldest, lead(max(hit.sort_date)) over (order by hit.tier) as following
           from paper_search hit
           group by hit.tier
         ) as bounds
         where bounds.following >= bounds.oldest
       ) as disordered,
       (select count(*)::integer from papers paper where not exists (
         select from paper_search hit where hit.paper_id = paper.id
       )) as missing`,
  );
  expect(row).toEqual({ misplaced: 0, disordered: 0, missing: 0 });
}
