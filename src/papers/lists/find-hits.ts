import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { filterToSql } from '../filter/filter-to-sql';
import { searchTable } from '../filter/filter-table';
import type { PaperFilter } from '../filter/paper-filter.input';
import type { LexemeQuery } from '../filter/query/lexeme-query';
import { toTsquery } from '../filter/query/to-tsquery';
import { withPairs } from '../filter/query/with-pairs';
import { withStart } from '../filter/query/with-start';
import { splitFilter } from '../filter/split-filter';
import type { PaperScope } from './paper-scope';

/** What a filter, and the parent of a list, ask of the search index: of documents, and of what stands beside them. */
export interface HitFilter {
  /** Null where nothing of it is words or tags. */
  indexed: LexemeQuery | null;
  /** Conditions under the alias `hit`. */
  others: readonly Sql[];
}

/** Parts a filter for the search index. */
export function hitFilter(scope: PaperScope, filter: PaperFilter | null): HitFilter {
  const { indexed, rest } = splitFilter(filter ?? {});
  const others = [
    ...(scope.hits === null ? [] : [scope.hits]),
    ...(rest === null ? [] : [filterToSql(rest, searchTable).plannedEachTime()]),
  ];
  return { indexed, others };
}

/** The conditions that a filter, and the parent of a list, put to the search index under the alias `hit`. */
export function hitConditions(scope: PaperScope, filter: PaperFilter | null): Sql[] {
  const { indexed, others } = hitFilter(scope, filter);
  return [...others, ...(indexed === null ? [] : [documentHolds(indexed)])];
}

/** The condition that the document under the alias `hit` fulfils a query. */
export function documentHolds(query: LexemeQuery): Sql {
  return sql`hit.document @@ ${toTsquery(withStart(withPairs(query)))}`.plannedEachTime();
}

/**
 * The newest papers that fulfil the conditions, as a subquery. Tiers part the index by age, and are asked one after the
 * other until the limit is full: the cost goes with the limit and the rarity of what is looked for, not with the
 * number of papers. The tiers stand in a list of values because PostgreSQL, left to itself, prefers to collect the hits
 * of all partitions before it sorts them.
 */
export function newestHits(conditions: readonly Sql[], limit: number, columns = 'hit.*'): Sql {
  const most = rawSql(String(limit));
  return sql`(
    select found.*
    from (values (0), (1), (2), (3), (4)) as tiers (tier)
    cross join lateral (
      select ${rawSql(columns)}
      from paper_search hit
      where ${joinSql([rawSql('hit.tier = tiers.tier'), ...conditions], ' and ')}
      order by hit.sort_date desc, hit.paper_id desc
      limit ${most}
    ) as found
    limit ${most}
  )`;
}
