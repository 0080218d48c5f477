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
  const { source, sort, page } = list;
  const descending = list.descending !== page.backward;
  const direction = rawSql(descending ? 'desc' : 'asc');
  const value = rawSql(sort.value);
  const key = rawSql(source.key);
  const bounds = [
    { cursor: page.after, argument: 'after', operator: list.descending ? '<' : '>' },
    { cursor: page.before, argument: 'before', operator: list.descending ? '>' : '<' },
  ].flatMap(({ cursor, argument, operator }) => {
    if (cursor === null) {
      return [];
    }
    const place = cursors.decode(cursor, sort.name, argument);
    const type = rawSql(sort.type);
    const compared = rawSql(page.inclusive ? `${operator}=` : operator);
    return [sql`(${value}, ${key}) ${compared} (${place.value}::text::${type}, ${place.key}::integer)`];
  });
  const place = sql`${value} as "sortValue", (${value})::text as "sortText", ${key} as "sortKey"`;
  const from = sql`
    from ${source.from}
    where ${whole([...parentCondition(source), ...list.conditions, ...bounds])}
    order by ${value} ${direction}, ${key} ${direction}
    limit ${page.size + 1}`;
  const rows = source.join
    ? sql`select ${source.columns}, placed.* from (select ${place} ${from}) as placed ${source.join}`
    : sql`select ${source.columns}, ${place} ${from}`;
  return sql`
    select parent.id as "listOf", page.*
    from unnest(${parents}::integer[]) with ordinality as parent (id, place)
    cross join lateral (${rows}) as page
    order by parent.place, page."sortValue" ${direction}, page."sortKey" ${direction}`;
}

/** How many each parent's whole list holds, counted up to one more than the cap. */
export function countStatement(list: List, parents: readonly number[]): Sql {
  const { source, conditions } = list.counted ?? list;
  return sql`
    select parent.id as "listOf", counted.total
    from unnest(${parents}::integer[]) as parent (id)
    cross join lateral (
      select count(*)::integer as total
      from (
        select
        from ${source.from}
        where ${whole([...parentCondition(source), ...conditions])}
        limit ${countCap + 1}
      ) as matching
    ) as counted`;
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
