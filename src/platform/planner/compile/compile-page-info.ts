import { rawSql, type Sql, sql } from '../../database/sql';
import { beyondPage, type Direction } from '../../graphql/pagination/beyond-page';
import { rowsOf } from '../../graphql/pagination/list-ways';
import { type Compilation, objectTypeOf, Unplanned, type WantedField } from './compilation';
import type { JsonText } from './json-text';
import { cursorOf, listOf, type PageInSql, waysOf } from './page-in-sql';
import { type Scope, type Template, template } from './template';

/** PageInfo (Relay), from the arrays of a page. */
export function compilePageInfo(compilation: Compilation, wanted: WantedField, page: PageInSql): JsonText {
  return compilation.entries(objectTypeOf(wanted), wanted.nodes, (part) => [compileFieldOfPage(part, page)]);
}

function compileFieldOfPage({ field, type }: WantedField, page: PageInSql): Template {
  switch (field.name) {
    case 'hasNextPage':
      page.hasMore = true;
      return template`(${(scope) => goesOn(scope, 'forward')})::text`;
    case 'hasPreviousPage':
      page.hasMore = true;
      return template`(${(scope) => goesOn(scope, 'backward')})::text`;
    case 'startCursor':
    case 'endCursor':
      page.hasPlaces = true;
      return cursorAt(field.name === 'startCursor' ? '1' : 'cardinality(page.sort_keys)');
    default:
      throw new Unplanned(`${type.name}.${field.name} is no field of Relay's`);
  }
}

/** The cursor of a row of the page, by its place; null on an empty page. */
function cursorAt(place: string): Template {
  return template`coalesce('"' || ${cursorOf(`(page.sort_values)[${place}]::text`, `(page.sort_keys)[${place}]`)} || '"', 'null')`;
}

/** As goesOn of the loaders: the page knows the direction in which it was read, a row beyond the cursor the other. */
function goesOn(scope: Scope, direction: Direction): Sql {
  const { page } = listOf(scope);
  const known = rawSql(page.backward === (direction === 'backward') ? 'page.goes_on' : 'false');
  const beyond = beyondPage(page, direction);
  if (beyond === null) {
    return known;
  }
  const rows = rowsOf(waysOf(scope), { page: beyond, cursors: scope.context.cursors, most: 1 });
  return sql`${known} or exists (select from ${rows} as beyond)`;
}
