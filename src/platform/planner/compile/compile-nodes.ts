import { getNamedType, getNullableType, isInterfaceType, isListType } from 'graphql';
import { joinSql, rawSql, type Sql, sql } from '../../database/sql';
import { decodeNodeId } from '../../graphql/nodes/node-id';
import { type Compilation, Unplanned, useOf, type WantedField } from './compilation';
import { toExpression } from './json-text';
import type { SqlForm } from '../sql-form';
import { type Scope, type Template, template } from './template';

/** What is wanted of one type, from a row of its own; an error where SQL cannot tell it. */
type NodeText = { row: string; text: Template } | Unplanned;

const nothing = rawSql(`'null'`);

/** Objects by ids: each is looked for where its id says, and is null where nothing is found or the id is none of ours. */
export function compileNodes(
  compilation: Compilation,
  wanted: WantedField,
  form: SqlForm & { kind: 'nodes' },
): Template {
  const texts = textsByType(compilation, wanted);
  const use = useOf(wanted, '');
  const isList = isListType(getNullableType(wanted.field.type));
  return template`${(scope) => {
    const ids = form.wanted(use(scope).args).map(decodeNodeId);
    const [first] = ids;
    if (!isList) {
      return first ? nodeOf(first.type, sql`${first.key}::integer`, { texts, scope }) : nothing;
    }
    const types = [...new Set(ids.flatMap((id) => id?.type ?? []))];
    const cases = types.map(
      (type) => sql`when ${type}::text then ${nodeOf(type, rawSql('wanted.key'), { texts, scope })}`,
    );
    const found = cases.length === 0 ? nothing : sql`case wanted.type ${joinSql(cases, ' ')} else 'null' end`;
    return sql`(
      select '[' || coalesce(string_agg(${found}, ',' order by wanted.place), '') || ']'
      from unnest(${ids.map((id) => id?.type ?? '')}::text[], ${ids.map((id) => id?.key ?? 0)}::integer[])
        with ordinality as wanted (type, key, place)
    )`;
  }}`;
}

function textsByType(compilation: Compilation, { field, nodes }: WantedField): ReadonlyMap<string, NodeText> {
  const type = getNamedType(field.type);
  if (!isInterfaceType(type)) {
    throw new Unplanned(`${field.name} gives objects of no interface`);
  }
  const texts = new Map<string, NodeText>();
  for (const possible of compilation.selections.schema.getPossibleTypes(type)) {
    const row = compilation.nextRow('', isListType(getNullableType(field.type)));
    try {
      texts.set(possible.name, { row, text: toExpression(compilation.object(possible, nodes, row)) });
    } catch (error) {
      if (!(error instanceof Unplanned)) {
        throw error;
      }
      texts.set(possible.name, error);
    }
  }
  return texts;
}

/** The object of a type and key. A type that does not give its rows, since not everybody may see them, is not planned. */
function nodeOf(type: string, key: Sql, { texts, scope }: { texts: ReadonlyMap<string, NodeText>; scope: Scope }): Sql {
  const nodeType = scope.context.nodeTypes.get(type);
  const node = texts.get(type);
  if (nodeType === undefined || node === undefined) {
    return nothing;
  }
  if (node instanceof Unplanned || nodeType.rows === undefined) {
    throw new Unplanned(`${type} is read by its resolvers`);
  }
  return sql`coalesce((
    select ${node.text.given(scope)}
    from (select ${key} as id) as parent
    cross join lateral (${nodeType.rows}) as ${rawSql(node.row)}
  ), 'null')`;
}
