import { run } from '../../database/database';
import { loaderByArguments } from '../context/loader-by-arguments';
import { groupedByKey, inKeyOrder } from '../context/request-loaders';
import { countCap, countStatement, type List, listSignature, pageStatement } from './list';

/** A row of a list: the node's columns, and where it stands. */
export interface ListRow {
  /** The parent whose list it is of; named so that no column of a node is in its way. */
  listOf: number;
  sortText: string;
  sortKey: number;
}

/** Rows in the list's own order, and whether the list goes on at either end. */
export interface Page {
  rows: ListRow[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** How much a list holds. */
export interface Count {
  total: number;
  isExact: boolean;
}

/** Pages of lists: one statement for all parents that are asked for the same list and page. */
export const pages = loaderByArguments<List, Page>(async (parentKeys, list, { database, cursors }) => {
  const rows = await run<ListRow>(database, pageStatement(list, parentKeys, cursors));
  return groupedByKey(parentKeys, rows, (row) => row.listOf).map((found) => toPage(list, found));
}, listSignature);

/** Counts of whole lists, up to the cap. */
export const counts = loaderByArguments<List, Count>(async (parentKeys, list, { database }) => {
  const rows = await run<{ listOf: number; total: number }>(database, countStatement(list, parentKeys));
  return inKeyOrder(parentKeys, rows, (row) => row.listOf).map((row) => toCount(row?.total ?? 0));
}, listSignature);

function toCount(counted: number): Count {
  return { total: Math.min(counted, countCap), isExact: counted <= countCap };
}

function toPage({ page }: List, found: ListRow[]): Page {
  const rows = found.slice(0, page.size);
  const more = found.length > page.size;
  return page.backward
    ? { rows: rows.reverse(), hasNextPage: page.before !== null, hasPreviousPage: more }
    : { rows, hasNextPage: more, hasPreviousPage: page.after !== null };
}
