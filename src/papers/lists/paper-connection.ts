import { connectionType } from '../../platform/graphql/pagination/connection-type';
import type { PageArguments } from '../../platform/graphql/pagination/page-arguments';
import type { PaperFilter } from '../filter/paper-filter.input';
import { Paper } from '../paper.entity';
import { type PaperList, paperList } from './paper-list';
import type { PaperOrder } from './paper-order.input';
import type { PaperScope } from './paper-scope';

export const { Edge: PaperEdge, Connection: PaperConnection } = connectionType<Paper, PaperList>('Paper', Paper);
export type PaperEdge = InstanceType<typeof PaperEdge>;
export type PaperConnection = InstanceType<typeof PaperConnection>;

/** A list of papers as it was asked for. */
export function listPapers(asked: {
  scope: PaperScope;
  parentKey?: number;
  page: PageArguments;
  filter?: PaperFilter | null;
  orderBy?: PaperOrder | null;
}): PaperConnection {
  return new PaperConnection({ parentKey: asked.parentKey ?? 0, args: paperList(asked) });
}
