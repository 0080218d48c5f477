import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { filterToSql } from '../filter/filter-to-sql';
import { searchTable } from '../filter/filter-table';
import { splitFilter } from '../filter/split-filter';
import type { PaperFilter } from '../filter/paper-filter.input';
import { toTsquery } from '../filter/query/to-tsquery';
import { withStart } from '../filter/query/with-start';
import type { PaperScope } from './paper-scope';

/** The conditions that a filter, and the parent of a list, put to the search index under the alias `hit`. */
export function hitConditions(scope: PaperScope, filter: PaperFilter | null): Sql[] {
  const { indexed, rest } = splitFilter(filter ?? {});
  return [
    ...(scope.hits === null ? [] : [scope.hits]),
    ...(indexed === null ? [] : [sql`hit.document @@ ${toTsquery(withStart(indexed))}`]),
    ...(rest === null ? [] : [filterToSql(rest, searchTable)]),
  ];
}

/**
 * The newest papers that fulfil the conditions, as a subquery. Tiers part the index by age and come in order, so that
 * an old one is looked into only where the newer ones do not fill the limit: the cost goes with the limit and the
 * rarity of what is looked for, not with the number of papers.
 */
export function newestHits(conditions: readonly Sql[], limit: number): Sql {
  return sql`(
    select hit.*
    from paper_search hit
    where ${conditions.length === 0 ? rawSql('true') : joinSql(conditions, ' and ')}
    order by hit.tier, hit.sort_date desc, hit.paper_id desc
    limit ${rawSql(String(limit))}
  )`;
}
