import { beyondPage, type Direction } from './beyond-page';
import { loaderByArguments, type ParentWithArguments } from '../context/loader-by-arguments';
import type { RequestContext } from '../context/request-context';
import { groupedByKey, inKeyOrder } from '../context/request-loaders';
import { countCap, countStatement, type List, listSignature, pageStatement } from './list';

/** A row of a list: the node's columns, and where it stands. */
export interface ListRow {
  /** The parent whose list it is of; named so that no column of a node is in its way. */
  listOf: number;
  sortText: string;
  sortKey: number;
}

/** Rows in the list's own order, and whether more follow in the page's reading direction. */
export interface Page {
  rows: ListRow[];
  more: boolean;
}

/** How much a list holds. */
export interface Count {
  total: number;
  isExact: boolean;
}

/** Pages of lists: one statement for all parents that are asked for the same list and page. */
export const pages = loaderByArguments<List, Page>(async (parentKeys, list, { database, cursors }) => {
  const rows = await database.query<ListRow>(pageStatement(list, parentKeys, cursors));
  return groupedByKey(parentKeys, rows, (row) => row.listOf).map((found) => toPage(list, found));
}, listSignature);

/**
 * Whether a list goes on past its page. In the direction in which the page was read, the page itself knows. On the
 * other side something stands only beyond the cursor that the page was asked from, and what stood there may be gone.
 */
export async function goesOn(
  wanted: ParentWithArguments<List>,
  direction: Direction,
  context: RequestContext,
): Promise<boolean> {
  const { page } = wanted.args;
  const backward = direction === 'backward';
  if (page.backward === backward && (await pages(context).load(wanted)).more) {
    return true;
  }
  const beyond = beyondPage(page, direction);
  if (beyond === null) {
    return false;
  }
  const { rows } = await pages(context).load({ ...wanted, args: { ...wanted.args, page: beyond } });
  return rows.length > 0;
}

/** Counts of whole lists, up to the cap. */
export const counts = loaderByArguments<List, Count>(async (parentKeys, list, { database }) => {
  const rows = await database.query<{ listOf: number; total: number }>(countStatement(list, parentKeys));
  return inKeyOrder(parentKeys, rows, (row) => row.listOf).map((row) => toCount(row?.total ?? 0));
}, listSignature);

function toCount(counted: number): Count {
  return { total: Math.min(counted, countCap), isExact: counted <= countCap };
}

function toPage({ page }: List, found: ListRow[]): Page {
  const rows = found.slice(0, page.size);
  return { rows: page.backward ? rows.reverse() : rows, more: found.length > page.size };
}
