import { rawSql, type Sql } from '../../database/sql';
import type { List } from '../../graphql/pagination/list';
import type { ListWays } from '../../graphql/pagination/list-ways';
import { type Hole, type Scope, type Template, template } from './template';

/**
 * The page of a list within a statement: one row `page` of arrays over the page's rows in the list's order, with one row
 * more than the page where something must know that the list goes on. Filled in as fields are compiled.
 */
export interface PageInSql {
  /** The alias of a row of the page. */
  row: string;
  /** The texts of edges and nodes, for the columns texts_0, texts_1 … */
  texts: Template[];
  /** Whether there are columns sort_texts and sort_keys. */
  hasPlaces: boolean;
  /** Whether a row more than the page is read. */
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

/** An array of the page without the row too many: the last one, or the first one where the page counts from the end. */
export function trimmed(column: string, page: PageInSql): Hole {
  return (scope) => {
    const { size, backward } = listOf(scope).page;
    if (!page.hasMore) {
      return rawSql(column);
    }
    return rawSql(
      backward ? `(${column})[greatest(cardinality(${column}) - ${size - 1}, 1):]` : `(${column})[:${size}]`,
    );
  };
}

/** The cursor of a place, as text. */
export function cursorOf(text: string, key: string): Template {
  return template`${(scope): Sql => {
    const order = listOf(scope).sort.name;
    return scope.context.cursors.inSql({ order, value: rawSql(text), key: rawSql(key) });
  }}`;
}
