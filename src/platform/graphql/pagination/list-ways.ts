import { joinSql, rawSql, type Sql, sql } from '../../database/sql';
import type { CursorCodec } from './cursor-codec';
import { countCap, countRow, inOrder, type List, pageRows, readsDescending } from './list';
import type { PageRequest } from './page-arguments';
import { rowsOnSharedWalk } from './shared-walk';

/** One of the ways to read a list in a statement that learns only on its way which one suits. */
export interface ListChoice<Of extends List = List> {
  list: Of;
  /** A condition on the parent's row; null where it always suits. */
  when: Sql | null;
}

/** A list by every way that may suit: one of the conditions holds. All agree in order, page and columns. */
export type ListWays<Of extends List = List> = readonly [ListChoice<Of>, ...ListChoice<Of>[]];

/** A list that is always read in one way. */
export function oneWay<Of extends List>(list: Of): ListWays<Of> {
  return [{ list, when: null }];
}

/** Whether the way to read the list goes by `counted.total`, how many it holds. */
export function needsCount(ways: ListWays): boolean {
  return ways.some(({ list }) => list.whenLong !== undefined);
}

/** How many the list holds, as one row with the column `total`, counted in the way that suits. */
export function countOf(ways: ListWays): Sql {
  const [first] = ways;
  if (first.when === null) {
    return countRow(first.list);
  }
  const cases = ways.map(({ list, when }) => sql`when ${when ?? rawSql('true')} then (${countRow(list)})`);
  return sql`select case ${joinSql(cases, ' ')} end as total`;
}

interface WantedRows {
  page: PageRequest;
  cursors: CursorCodec;
  most: number;
  /** Whether the list is asked of many parents in the statement. */
  ofMany?: boolean;
}

/** The first rows of a page of the list in the list's order, as a subquery, read in the way that suits. */
export function rowsOf(ways: ListWays, wanted: WantedRows): Sql {
  const [{ list }, ...others] = ways;
  const rows = unorderedRows(ways, wanted);
  const { join, sharedWalk } = list.source;
  const isInOrder = others.length === 0 && !list.whenLong && !join && !sharedWalk && !wanted.page.backward;
  return isInOrder ? sql`(${rows})` : sql`(select page.* from (${rows}) as page order by ${inOrder(list.descending)})`;
}

/** The same with the column "sortPlace": 1, 2 … in the direction in which the page is read. */
export function numberedRowsOf(ways: ListWays, wanted: WantedRows): Sql {
  const [{ list }] = ways;
  const read = inOrder(readsDescending({ ...list, page: wanted.page }));
  return sql`(
    select page.*, row_number() over (order by ${read}) as "sortPlace"
    from (${unorderedRows(ways, wanted)}) as page
    order by ${inOrder(list.descending)}
  )`;
}

function unorderedRows(ways: ListWays, { page, cursors, most, ofMany = false }: WantedRows): Sql {
  const found = readings(ways).map(({ list: way, when }) => {
    const list = { ...way, page };
    const { sharedWalk } = list.source;
    return ofMany && sharedWalk
      ? rowsOnSharedWalk(list, sharedWalk, { cursors, most, when })
      : pageRows(list, { cursors, most, when });
  });
  const [only, ...others] = found;
  return only !== undefined && others.length === 0
    ? only
    : joinSql(
        found.map((rows) => sql`(${rows})`),
        ' union all ',
      );
}

/** Every way with the condition under which it is the one: of the parent, and of the list's length. */
function readings(ways: ListWays): ListChoice[] {
  return ways.flatMap(({ list, when }) => {
    if (list.whenLong === undefined) {
      return [{ list, when }];
    }
    const also = (condition: string): Sql =>
      when === null ? rawSql(condition) : sql`${when} and ${rawSql(condition)}`;
    return [
      { list, when: also(`counted.total <= ${countCap}`) },
      { list: { ...list, ...list.whenLong }, when: also(`counted.total > ${countCap}`) },
    ];
  });
}
