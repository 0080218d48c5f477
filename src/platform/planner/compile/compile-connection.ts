import { joinSql, rawSql, type Sql, sql } from '../../database/sql';
import { countCap } from '../../graphql/pagination/list';
import { countOf, type ListWays, needsCount, numberedRowsOf, rowsOf } from '../../graphql/pagination/list-ways';
import { type Compilation, objectTypeOf, useOf, type WantedField } from './compilation';
import { compilePageInfo } from './compile-page-info';
import { type JsonText, toExpression } from './json-text';
import { cursorOf, type PageInSql } from './page-in-sql';
import type { SqlForm } from '../sql-form';
import { type Scope, type Template, template } from './template';

/** A connection (Relay): what is wanted of its page, its count and the whole list, from one row. */
export function compileConnection(
  compilation: Compilation,
  wanted: WantedField,
  { row, form }: { row: string; form: SqlForm & { kind: 'list' } },
): Template {
  const page: PageInSql = {
    row: compilation.nextRow(row, true),
    ofMany: compilation.rows.get(row) === true,
    texts: [],
    hasPlaces: false,
    hasMore: false,
  };
  const { text, isCounted } = connectionText(compilation, wanted, page);
  const use = useOf(wanted, row);
  const parent = rawSql(row === '' ? '0' : `${row}."key"`);
  return template`${(scope) => {
    const ways = form.write(use(scope));
    const inside = { ...scope, ways };
    const joined: Sql[] = [];
    if (isCounted || needsCount(ways)) {
      joined.push(sql`cross join lateral (${countOf(ways)}) as counted`);
    }
    if (page.hasMore || page.hasPlaces || page.texts.length > 0) {
      joined.push(sql`cross join lateral (${pageOf(ways, { page, scope: inside })}) as page`);
    }
    return sql`(select ${text.given(inside)} from (select ${parent} as id) as parent ${joinSql(joined, ' ')})`;
  }}`;
}

/** The JSON by the names that Relay gives a connection's fields; all others are asked of their forms. */
function connectionText(
  compilation: Compilation,
  wanted: WantedField,
  page: PageInSql,
): { text: Template; isCounted: boolean } {
  let isCounted = false;
  const count = (expression: string): JsonText => {
    isCounted = true;
    return [template`(${expression})::text`];
  };
  const text = compilation.entries(objectTypeOf(wanted), wanted.nodes, (part) => {
    switch (part.field.name) {
      case 'edges':
        return pageTexts(edgeText(compilation, part, page), page);
      case 'nodes':
        return pageTexts(compilation.object(objectTypeOf(part), part.nodes, page.row), page);
      case 'pageInfo':
        return compilePageInfo(compilation, part, page);
      case 'totalCount':
        return count(`least(counted.total, ${countCap})`);
      case 'totalCountIsExact':
        return count(`counted.total <= ${countCap}`);
      default:
        return compilation.field(part, 'parent');
    }
  });
  return { text: toExpression(text), isCounted };
}

function edgeText(compilation: Compilation, edges: WantedField, { row }: PageInSql): JsonText {
  return compilation.entries(objectTypeOf(edges), edges.nodes, (part) => {
    switch (part.field.name) {
      case 'cursor':
        return ['"', cursorOf(`${row}."sortText"`, `${row}."sortKey"`), '"'];
      case 'node':
        return compilation.object(objectTypeOf(part), part.nodes, row);
      default:
        return compilation.field(part, row);
    }
  });
}

/** A list of the page's items, each told by the text. */
function pageTexts(item: JsonText, page: PageInSql): JsonText {
  const column = `texts_${page.texts.push(toExpression(item)) - 1}`;
  return ['[', template`coalesce(page.${column}, '')`, ']'];
}

/** The page as one row. Nothing is told of the row too many. */
function pageOf(ways: ListWays, { page, scope }: { page: PageInSql; scope: Scope }): Sql {
  const [{ list }] = ways;
  const { row, ofMany, texts, hasPlaces, hasMore } = page;
  const { size } = list.page;
  const ofPage = rawSql(hasMore ? ` filter (where ${row}."sortPlace" <= ${size})` : '');
  const columns = texts.map(
    (text, index) => sql`string_agg(${text.given(scope)}, ',')${ofPage} as ${rawSql(`texts_${index}`)}`,
  );
  if (hasPlaces) {
    const arrayOf = (column: string): Sql => sql`array_agg(${rawSql(`${row}."${column}"`)})${ofPage}`;
    columns.push(sql`${arrayOf('sortValue')} as sort_values, ${arrayOf('sortKey')} as sort_keys`);
  }
  if (hasMore) {
    columns.push(rawSql(`count(*) > ${size} as goes_on`));
  }
  const { cursors } = scope.context;
  const most = hasMore ? size + 1 : size;
  const rows = (hasMore ? numberedRowsOf : rowsOf)(ways, { page: list.page, cursors, most, ofMany });
  return sql`select ${joinSql(columns, ', ')} from ${rows} as ${rawSql(row)}`;
}
