import { connectionType } from '../../platform/graphql/pagination/connection-type';
import type { ListSource } from '../../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../../platform/graphql/pagination/page-arguments';
import { SortDirection } from '../../platform/graphql/pagination/sort-direction';
import { filterToSql } from '../filter/filter-to-sql';
import type { PaperFilter } from '../filter/paper-filter.input';
import { Paper } from '../paper.entity';
import { paperSortKeys } from './paper-lists';
import { type PaperOrder, PaperOrderField } from './paper-order.input';

export const { Edge: PaperEdge, Connection: PaperConnection } = connectionType('Paper', Paper);
export type PaperConnection = InstanceType<typeof PaperConnection>;

/** A list of papers as it was asked for: newest first unless an order is given. */
export function listPapers(asked: {
  source: ListSource;
  parentKey?: number;
  page: PageArguments;
  filter?: PaperFilter | null;
  orderBy?: PaperOrder | null;
}): PaperConnection {
  const { field, direction } = asked.orderBy ?? { field: PaperOrderField.PUBLISHED_AT, direction: SortDirection.DESC };
  return new PaperConnection({
    parentKey: asked.parentKey ?? 0,
    args: {
      source: asked.source,
      conditions: [filterToSql(asked.filter)],
      sort: paperSortKeys[field],
      descending: direction === SortDirection.DESC,
      page: readPageArguments(asked.page),
    },
  });
}
