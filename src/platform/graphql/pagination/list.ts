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
  columns: string;
  from: string;
  /** The unique integer that settles ties. */
  key: string;
  /** How a list belongs to its parent, such as `entry.digest_id = parent.id`; null for a list of everything. */
  ofParent: string | null;
}

/** One ordered and filtered list, and the page of it that is wanted. */
export interface List {
  source: ListSource;
  conditions: readonly Sql[];
  sort: SortKey;
  descending: boolean;
  page: PageRequest;
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
  return sql`
    select parent.id as "listOf", page.*
    from unnest(${parents}::integer[]) with ordinality as parent (id, place)
    cross join lateral (
      select ${rawSql(source.columns)}, ${value} as "sortValue", (${value})::text as "sortText", ${key} as "sortKey"
      from ${rawSql(source.from)}
      where ${whole([...parentCondition(source), ...list.conditions, ...bounds])}
      order by ${value} ${direction}, ${key} ${direction}
      limit ${page.size + 1}
    ) as page
    order by parent.place, page."sortValue" ${direction}, page."sortKey" ${direction}`;
}

/** How many each parent's whole list holds, counted up to one more than the cap. */
export function countStatement(list: List, parents: readonly number[]): Sql {
  return sql`
    select parent.id as "listOf", counted.total
    from unnest(${parents}::integer[]) as parent (id)
    cross join lateral (
      select count(*)::integer as total
      from (
        select
        from ${rawSql(list.source.from)}
        where ${whole([...parentCondition(list.source), ...list.conditions])}
        limit ${countCap + 1}
      ) as matching
    ) as counted`;
}

/** What tells one list and page from another, whatever its parent. */
export function listSignature(list: List): string {
  const { text, values } = whole(list.conditions).compile();
  const { source, sort, descending, page } = list;
  return JSON.stringify([source.from, source.ofParent, text, values, sort.name, descending, page]);
}

function parentCondition(source: ListSource): Sql[] {
  return source.ofParent === null ? [] : [rawSql(source.ofParent)];
}

function whole(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? rawSql('true') : joinSql(conditions, ' and ');
}
