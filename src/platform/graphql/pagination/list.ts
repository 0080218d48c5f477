import { joinSql, rawSql, type Sql, sql } from '../../database/sql';
import type { CursorCodec } from './cursor-codec';
import type { PageRequest } from './page-arguments';

/** A column that a list can be ordered by. `value` is SQL over the list's tables, `type` its PostgreSQL type. */
export interface SortKey {
  name: string;
  value: string;
  type: string;
}

/** What a list is read from. Conditions and columns may use the aliases of `from`, and `parent.id`. */
export interface ListSource {
  /** Those of the node, and what fields of the edge need beside them. */
  columns: Sql;
  from: Sql;
  /** Where the columns stand, if not in `from`: joined to the rows of the page alone, which are known as `placed`. */
  join?: Sql;
  /** The unique integer that settles ties. */
  key: string;
  /** How a list belongs to its parent, such as `entry.digest_id = parent.id`; null for a list of everything. */
  ofParent: Sql | null;
  /** How the lists of many parents are found on one walk, where all of them walk along the same order. */
  sharedWalk?: SharedWalk;
}

/** One walk for many parents. */
export interface SharedWalk {
  /** What is noted of each row that is met, in the words of the source, by which parents know their own. */
  note: Sql;
  /** Whether a row is the parent's: in terms of `walked.note` and `parent.id`. */
  ofParent: Sql;
  /** Joins what the source's columns stand in to `placed."sortKey"`. */
  join: Sql;
}

/** What a list holds, and one way to read it. */
export interface ListWay {
  source: ListSource;
  conditions: readonly Sql[];
  sort: SortKey;
}

/** One ordered and filtered list, and the page of it that is wanted. */
export interface List extends ListWay {
  descending: boolean;
  page: PageRequest;
  /**
   * Another way to read the same list, for one that holds more than can be counted: what is short is collected and
   * sorted, what is long is walked along an index until the page is full.
   */
  whenLong?: ListWay;
  /**
   * Conditions of which each row meets at most one, and only those that do are wanted: where rows that meet one lie in
   * order, and rows that meet any of several do not. `conditions` say the same as a whole, for the count.
   */
  alternatives?: readonly Sql[];
  /** What is counted, where the list as it is read reaches only a part of it. */
  counted?: Omit<ListWay, 'sort'>;
}

/** `totalCount` is exact up to here. */
export const countCap = 10_000;

/**
 * The page of each parent's list in one statement, one row more than the page so that a next page shows. Rows come
 * in the page's reading direction: backwards pages end first.
 */
export function pageStatement(list: List, parents: readonly number[], cursors: CursorCodec): Sql {
  return sql`
    select parent.id as "listOf", page.*
    from unnest(${parents}::integer[]) with ordinality as parent (id, place)
    cross join lateral (${pageRows(list, { cursors, most: list.page.size + 1 })}) as page
    order by parent.place, ${inOrder(readsDescending(list))}`;
}

interface WantedRows {
  cursors: CursorCodec;
  most: number;
  /** A condition without which there are none. */
  when?: Sql | null;
}

/**
 * The first rows of a page of the list of `parent`, in the page's reading direction: the node's columns, and where each
 * stands as "sortValue", "sortText" and "sortKey".
 */
export function pageRows({ alternatives, ...list }: List, wanted: WantedRows): Sql {
  if (alternatives !== undefined) {
    return mergedRows(list, alternatives, wanted);
  }
  const { columns, join } = list.source;
  return join
    ? sql`select ${columns}, placed.* from (${selectRows(list, placeColumns(list), wanted)}) as placed ${join}`
    : selectRows(list, sql`${columns}, ${placeColumns(list)}`, wanted);
}

/** Each alternative is walked as far as the page could need it. */
function mergedRows(list: List, alternatives: readonly Sql[], wanted: WantedRows): Sql {
  const rows = alternatives.map((condition) => {
    const conditions = [condition, ...list.conditions];
    return sql`(${pageRows({ ...list, conditions }, wanted)})`;
  });
  return sql`
    select *
    from (${joinSql(rows, ' union all ')}) as merged
    order by ${inOrder(readsDescending(list), 'merged')}
    limit ${rawSql(String(wanted.most))}`;
}

/** Where a row stands. */
export function placeColumns({ source, sort }: List): Sql {
  const value = rawSql(sort.value);
  return sql`${value} as "sortValue", (${value})::text as "sortText", ${rawSql(source.key)} as "sortKey"`;
}

/** The same rows with other columns. */
export function selectRows(list: List, columns: Sql, { cursors, most, when = null }: WantedRows): Sql {
  const { source, sort } = list;
  const direction = readsDescending(list) ? 'desc' : 'asc';
  const conditions = [
    ...parentCondition(source),
    ...list.conditions,
    ...pageBounds(list, cursors),
    ...(when ? [when] : []),
  ];
  // The limit stands in the text: as a parameter it would have PostgreSQL plan the statement anew for every value.
  return sql`
    select ${columns}
    from ${source.from}
    where ${whole(conditions)}
    order by ${rawSql(`${sort.value} ${direction}, ${source.key} ${direction}`)}
    limit ${rawSql(String(most))}`;
}

/** The order of rows of `page`: an "order by" for whatever has put them out of it. */
export function inOrder(descending: boolean, rows = 'page'): Sql {
  const direction = descending ? 'desc' : 'asc';
  return rawSql(`${rows}."sortValue" ${direction}, ${rows}."sortKey" ${direction}`);
}

/** Whether a page is read from the list's greater end; backwards pages are read from the list's own end. */
export function readsDescending({ descending, page }: List): boolean {
  return descending !== page.backward;
}

/** What the page's cursors ask of a row. */
function pageBounds({ source, sort, descending, page }: List, cursors: CursorCodec): Sql[] {
  const bounds = [
    { cursor: page.after, argument: 'after', operator: descending ? '<' : '>' },
    { cursor: page.before, argument: 'before', operator: descending ? '>' : '<' },
  ];
  return bounds.flatMap(({ cursor, argument, operator }) => {
    if (cursor === null) {
      return [];
    }
    const place = cursors.decode(cursor, sort.name, argument);
    const compared = rawSql(page.inclusive ? `${operator}=` : operator);
    const found = sql`(${place.value}::text::${rawSql(sort.type)}, ${place.key}::integer)`;
    return [sql`(${rawSql(sort.value)}, ${rawSql(source.key)}) ${compared} ${found}`];
  });
}

/** How many each parent's whole list holds, counted up to one more than the cap. */
export function countStatement(list: List, parents: readonly number[]): Sql {
  return sql`
    select parent.id as "listOf", counted.total
    from unnest(${parents}::integer[]) as parent (id)
    cross join lateral (${countRow(list)}) as counted`;
}

/** How many the list of `parent` holds, as one row with the column `total`, up to one more than the cap. */
export function countRow(list: List): Sql {
  const { source, conditions } = list.counted ?? list;
  return sql`
    select count(*)::integer as total
    from (
      select
      from ${source.from}
      where ${whole([...parentCondition(source), ...conditions])}
      limit ${rawSql(String(countCap + 1))}
    ) as matching`;
}

/** What tells one list and page from another, whatever its parent. */
export function listSignature(list: List): string {
  const { source, sort, descending, page } = list;
  const { text, values } = whole([source.from, ...parentCondition(source), ...list.conditions]).compile();
  return JSON.stringify([text, values, sort.name, descending, page]);
}

function parentCondition(source: ListSource): Sql[] {
  return source.ofParent === null ? [] : [source.ofParent];
}

function whole(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? rawSql('true') : joinSql(conditions, ' and ');
}
