import { rawSql, sql } from '../../platform/database/sql';
import { countCap, type List, type ListSource } from '../../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../../platform/graphql/pagination/page-arguments';
import { SortDirection } from '../../platform/graphql/pagination/sort-direction';
import { checkFilter } from '../filter/check-filter';
import { papersTable } from '../filter/filter-table';
import { filterToSql } from '../filter/filter-to-sql';
import type { PaperFilter } from '../filter/paper-filter.input';
import type { LexemeQuery } from '../filter/query/lexeme-query';
import { wantedWords } from '../filter/wanted-words';
import { splitFilter } from '../filter/split-filter';
import { hitConditions, newestHits } from './find-hits';
import { type PaperOrder, PaperOrderField } from './paper-order.input';
import { paperColumns, type PaperScope } from './paper-scope';
import { hitSortKeys, paperSortKeys, relevanceSortKey } from './paper-sort-keys';
import { relevantHits, scoreOf } from './rank-hits';

/** A list of papers, and what it was asked for, which its facets and highlights go by. */
export interface PaperList extends List {
  scope: PaperScope;
  filter: PaperFilter | null;
  /** What the filter's queries look for; null without a query. */
  query: LexemeQuery | null;
}

const joinPapers = rawSql('join papers paper on paper.id = hit.paper_id');
const hitSource: Omit<ListSource, 'from'> = {
  columns: paperColumns,
  join: joinPapers,
  key: 'hit.paper_id',
  ofParent: null,
};

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
  const wanted = orderBy?.field ?? PaperOrderField.RELEVANCE;
  const field = wanted === PaperOrderField.RELEVANCE && query === null ? PaperOrderField.PUBLISHED_AT : wanted;
  const about = {
    scope,
    filter,
    query,
    descending: orderBy?.direction !== SortDirection.ASC,
    page: readPageArguments(asked.page),
  };
  if (query === null) {
    return { ...about, ...listByFilter(scope, filter, field) };
  }
  return { ...about, ...listByQuery(scope, filter, query, field) };
}

/** Few papers are collected from the search index and sorted; many are met soon on a walk along the order. */
function listByFilter(scope: PaperScope, filter: PaperFilter | null, field: PaperOrderField) {
  const order = field === PaperOrderField.RELEVANCE ? PaperOrderField.PUBLISHED_AT : field;
  const walk = { source: scope.papers, conditions: [filterToSql(filter, papersTable)], sort: paperSortKeys[order] };
  if (filter === null || splitFilter(filter).indexed === null) {
    return walk;
  }
  const source: ListSource = { ...hitSource, from: rawSql('paper_search hit') };
  return { source, conditions: hitConditions(scope, filter), sort: hitSortKeys[order], whenLong: walk };
}

/** Relevance puts candidates in order; every other order that of the newest papers that match, up to the count's cap. */
function listByQuery(scope: PaperScope, filter: PaperFilter | null, query: LexemeQuery, field: PaperOrderField) {
  const conditions = hitConditions(scope, filter);
  const score = scoreOf(query);
  const newest = sql`${newestHits(conditions, countCap + 1)} as hit`;
  if (field !== PaperOrderField.RELEVANCE) {
    return {
      source: { ...hitSource, from: newest, more: sql`${score} as "score"` },
      conditions: [],
      sort: hitSortKeys[field],
    };
  }
  const ranked = sql`(select hit.paper_id, ${score} as score from ${relevantHits(query, conditions)} as hit) as hit`;
  return {
    source: { ...hitSource, from: ranked, more: rawSql('hit.score as "score"') },
    conditions: [],
    sort: relevanceSortKey,
    counted: { source: { ...hitSource, from: newest }, conditions: [] },
  };
}
