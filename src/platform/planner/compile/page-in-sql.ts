import { rawSql, type Sql } from '../../database/sql';
import type { List } from '../../graphql/pagination/list';
import type { ListWays } from '../../graphql/pagination/list-ways';
import { type Scope, type Template, template } from './template';

/**
 * The page of a list within a statement: one row `page` that sums up the page's rows in the list's order. Where something
 * must know whether the list goes on, one row more than the page is read. Filled in as fields are compiled.
 */
export interface PageInSql {
  /** The alias of a row of the page. */
  row: string;
  /** Whether many rows may have such a page. */
  ofMany: boolean;
  /** The texts of edges and nodes, for the columns texts_0, texts_1 … */
  texts: Template[];
  /** Whether there are the columns sort_values and sort_keys, arrays of the page's rows. */
  hasPlaces: boolean;
  /** Whether there is the column goes_on: whether more follows in the direction in which the page is read. */
  hasMore: boolean;
}

/** The list around a place, by every way to read it. */
export function waysOf({ ways }: Scope): ListWays {
  if (ways === null) {
    throw new Error('Expected a list around the field, but there is none.');
  }
  return ways;
}

/** The same, as far as all ways agree. */
export function listOf(scope: Scope): List {
  return waysOf(scope)[0].list;
}

/** The cursor of a place, as text. */
export function cursorOf(text: string, key: string): Template {
  return template`${(scope): Sql => {
    const order = listOf(scope).sort.name;
    return scope.context.cursors.inSql({ order, value: rawSql(text), key: rawSql(key) });
  }}`;
}
