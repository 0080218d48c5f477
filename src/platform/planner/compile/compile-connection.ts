import { joinSql, rawSql, type Sql, sql } from '../../database/sql';
import { countCap } from '../../graphql/pagination/list';
import { countOf, type ListWays, needsCount, rowsOf } from '../../graphql/pagination/list-ways';
import { type Compilation, objectTypeOf, useOf, type WantedField } from './compilation';
import { compilePageInfo } from './compile-page-info';
import { type JsonText, toExpression } from './json-text';
import { cursorOf, type PageInSql, trimmed } from './page-in-sql';
import type { SqlForm } from '../sql-form';
import { type Scope, type Template, template } from './template';

/** A connection (Relay): what is wanted of its page, its count and the whole list, from one row. */
export function compileConnection(
  compilation: Compilation,
  wanted: WantedField,
  { row, form }: { row: string; form: SqlForm & { kind: 'list' } },
): Template {
  const page: PageInSql = { row: compilation.nextRow(), texts: [], hasPlaces: false, hasMore: false };
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
    if (page.hasPlaces || page.texts.length > 0) {
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
  const column = `page.texts_${page.texts.push(toExpression(item)) - 1}`;
  return ['[', template`coalesce(array_to_string(${trimmed(column, page)}, ','), '')`, ']'];
}

/** The page as one row of arrays. */
function pageOf(ways: ListWays, { page, scope }: { page: PageInSql; scope: Scope }): Sql {
  const [{ list }] = ways;
  const columns = page.texts.map((text, index) => sql`array_agg(${text.given(scope)}) as ${rawSql(`texts_${index}`)}`);
  if (page.hasPlaces) {
    const { row } = page;
    columns.push(rawSql(`array_agg(${row}."sortText") as sort_texts, array_agg(${row}."sortKey") as sort_keys`));
  }
  const most = list.page.size + (page.hasMore ? 1 : 0);
  const rows = rowsOf(ways, { page: list.page, cursors: scope.context.cursors, most });
  return sql`select ${joinSql(columns, ', ')} from ${rows} as ${rawSql(page.row)}`;
}
