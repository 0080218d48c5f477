import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { countCap, type List, type ListSource, type ListWay } from '../../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../../platform/graphql/pagination/page-arguments';
import { SortDirection } from '../../platform/graphql/pagination/sort-direction';
import { checkFilter } from '../filter/check-filter';
import { papersTable } from '../filter/filter-table';
import { filterToSql } from '../filter/filter-to-sql';
import type { PaperFilter } from '../filter/paper-filter.input';
import type { LexemeQuery } from '../filter/query/lexeme-query';
import { wantedWords } from '../filter/wanted-words';
import { splitFilter } from '../filter/split-filter';
import { hitConditions, hitFilter, newestHits } from './find-hits';
import { type PaperOrder, PaperOrderField } from './paper-order.input';
import { paperColumns, type PaperScope } from './paper-scope';
import { hitSortKeys, paperSortKeys, relevanceSortKey, type StoredOrder } from './paper-sort-keys';
import { rankedHits, scoreOf } from './rank-hits';

/** A list of papers, and what it was asked for, which its facets and highlights go by. */
export interface PaperList extends List {
  scope: PaperScope;
  filter: PaperFilter | null;
  /** What the filter's queries look for; null without a query. */
  query: LexemeQuery | null;
}

/** What a field that lists papers takes. */
export interface PaperListArguments extends PageArguments {
  filter?: PaperFilter | null;
  orderBy?: PaperOrder | null;
}

/** How a list of papers is read: by relevance where its filter holds a query, else newest first, unless an order is given. */
export function paperList(asked: {
  scope: PaperScope;
  page: PageArguments;
  filter?: PaperFilter | null;
  orderBy?: PaperOrder | null;
}): PaperList {
  const { scope, filter = null, orderBy } = asked;
  if (filter !== null) {
    checkFilter(filter);
  }
  const query = filter === null ? null : wantedWords(filter);
  const order = orderBy?.field ?? PaperOrderField.RELEVANCE;
  const about = {
    scope,
    filter,
    query,
    descending: orderBy?.direction !== SortDirection.ASC,
    page: readPageArguments(asked.page),
  };
  if (query !== null) {
    return { ...about, ...listByQuery(scope, filter, { query, order }) };
  }
  return {
    ...about,
    ...listByFilter(scope, filter, order === PaperOrderField.RELEVANCE ? PaperOrderField.PUBLISHED_AT : order),
  };
}

/** Few papers are collected from the search index and sorted; many are met soon on a walk along the order. */
function listByFilter(
  scope: PaperScope,
  filter: PaperFilter | null,
  order: StoredOrder,
): ListWay & Pick<List, 'whenLong'> {
  const walk = {
    source: scope.papers,
    conditions: filter === null ? [] : [filterToSql(filter, papersTable).plannedEachTime()],
    sort: paperSortKeys[order],
  };
  if (filter === null || splitFilter(filter).indexed === null) {
    return walk;
  }
  const conditions = hitConditions(scope, filter);
  return { ...orderHits(rawSql('paper_search hit'), order), conditions, whenLong: walk };
}

/** Relevance puts candidates in order; every other order that of the newest papers that match, up to the count's cap. */
function listByQuery(
  scope: PaperScope,
  filter: PaperFilter | null,
  { query, order }: { query: LexemeQuery; order: PaperOrderField },
): ListWay & Pick<List, 'counted'> {
  const conditions = hitConditions(scope, filter);
  const columns = 'hit.paper_id, hit.sort_date, hit.votes, hit.trending';
  const newest = sql`${newestHits(conditions, countCap + 1, columns)} as hit`;
  if (order !== PaperOrderField.RELEVANCE) {
    const { source, sort } = orderHits(newest, order);
    const join = sql`${joinPapers} join paper_search hit on hit.paper_id = paper.id`;
    return {
      source: { ...source, columns: sql`${paperColumns}, ${scoreOf(query)} as "score"`, join },
      conditions: [],
      sort,
    };
  }
  const ranked = sql`${rankedHits(query, hitFilter(scope, filter))} as hit`;
  return {
    source: { ...hitSource, from: ranked, columns: sql`${paperColumns}, placed."sortValue" as "score"` },
    conditions: [],
    sort: relevanceSortKey,
    counted: { source: { ...hitSource, from: newest }, conditions: [] },
  };
}

const joinPapers = rawSql('join papers paper on paper.id = placed."sortKey"');
const hitSource: Omit<ListSource, 'from'> = {
  columns: paperColumns,
  join: joinPapers,
  key: 'hit.paper_id',
  ofParent: null,
};

/** Titles stand with the papers alone, so an order by them needs these from the start. */
function orderHits(hits: Sql, order: StoredOrder): Pick<ListWay, 'source' | 'sort'> {
  if (order !== PaperOrderField.TITLE) {
    return { source: { ...hitSource, from: hits }, sort: hitSortKeys[order] };
  }
  const from = sql`${hits} join papers paper on paper.id = hit.paper_id`;
  return { source: { ...hitSource, from }, sort: paperSortKeys.TITLE };
}
