import { getNullableType, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import { rawSql, sql } from '../../database/sql';
import { type Compilation, objectTypeOf, Unplanned, useOf, type WantedField } from './compilation';
import { compileConnection } from './compile-connection';
import { compileNodes } from './compile-nodes';
import { compileTold } from './compile-told';
import { encodeLeaf } from './encode-leaf';
import { formOfField } from './field-form';
import { type JsonText, toExpression } from './json-text';
import type { SqlForm } from '../sql-form';
import { type Template, template } from './template';

/** The JSON of one field. */
export function compileField(compilation: Compilation, wanted: WantedField, row: string): JsonText {
  const form = formOfField(wanted.type, wanted.field);
  switch (form.kind) {
    case 'expression':
      return leaf(wanted, template`${form.write(row)}`);
    case 'value': {
      const use = useOf(wanted, row);
      return leaf(wanted, template`${(scope) => form.write(use(scope))}`);
    }
    case 'rows':
      return [compileRows(compilation, wanted, { row, form })];
    case 'list':
      return [compileConnection(compilation, wanted, { row, form })];
    case 'nodes':
      return [compileNodes(compilation, wanted, form)];
    case 'told':
      return compileTold(compilation, wanted, { row, form });
  }
}

function leaf({ type, field }: WantedField, value: Template): JsonText {
  const encoded = encodeLeaf(field.type, value);
  if (encoded === null) {
    throw new Unplanned(`${type.name}.${field.name} has a type that SQL does not write: ${String(field.type)}`);
  }
  return encoded;
}

/** An object or a list of objects, each from a row of the form's statement. */
function compileRows(
  compilation: Compilation,
  wanted: WantedField,
  { row, form }: { row: string; form: SqlForm & { kind: 'rows' } },
): Template {
  const item = compilation.nextRow(row, isListType(getNullableType(wanted.field.type)));
  const text = toExpression(compilation.object(objectTypeOf(wanted), wanted.nodes, item));
  const { before, after, nothing } = around(wanted.field.type, { row, of: form.of, item, text });
  if (form.same) {
    return template`${before}${form.same.compile().text}${after}`;
  }
  const use = useOf(wanted, row);
  return template`${(scope) => {
    const found = form.write(use(scope));
    return found === null ? rawSql(nothing) : sql`${before.given(scope)}${found}${after.given(scope)}`;
  }}`;
}

/** What stands around the statement that finds the rows, and what there is without one. */
function around(
  type: GraphQLOutputType,
  { row, of, item, text }: { row: string; of: string | null; item: string; text: Template },
): { before: Template; after: Template; nothing: string } {
  // A root field's rows have no parent.
  const from = row === '' || of === null ? '(' : `(select ${row}."${of}" as id) as parent cross join lateral (`;
  if (isListType(getNullableType(type))) {
    const before = template`'[' || array_to_string(array(select ${text} from ${from}`;
    return { before, after: template`) as ${item}), ',') || ']'`, nothing: `'[]'` };
  }
  const before = template`(select ${text} from ${from}`;
  const after = template`) as ${item})`;
  return isNonNullType(type)
    ? { before, after, nothing: 'null' }
    : { before: template`coalesce(${before}`, after: template`${after}, 'null')`, nothing: `'null'` };
}
