import { type FieldNode, getNamedType, type GraphQLObjectType, isLeafType } from 'graphql';
import { type Compilation, objectTypeOf, Unplanned, useOf, type WantedField } from './compilation';
import { isNodeId } from '../../graphql/nodes/node-id';
import type { JsonText } from './json-text';
import type { SqlForm } from '../sql-form';
import type { Scope } from './template';

/** Writes the JSON of a value that is at hand. */
type Writer = (value: unknown) => string;

/** What the request itself tells, as GraphQL's executor would write it: properties, read without a resolver. */
export function compileTold(
  compilation: Compilation,
  wanted: WantedField,
  { row, form }: { row: string; form: SqlForm & { kind: 'told' } },
): JsonText {
  const write = writerOf(compilation, wanted);
  const use = useOf(wanted, row);
  return [(scope: Scope) => write(form.tell(use(scope)))];
}

function writerOf(compilation: Compilation, wanted: WantedField): Writer {
  const type = getNamedType(wanted.field.type);
  const write = isLeafType(type)
    ? (value: unknown): string => JSON.stringify(type.serialize(value))
    : objectWriter(compilation, objectTypeOf(wanted), wanted.nodes);
  return (value) => {
    if (value === null || value === undefined) {
      return 'null';
    }
    return Array.isArray(value) ? `[${value.map(write).join(',')}]` : write(value);
  };
}

function objectWriter(compilation: Compilation, type: GraphQLObjectType, nodes: readonly FieldNode[]): Writer {
  const entries = compilation.selected(type, nodes).map(([responseKey, wanted]): Writer => {
    const start = `"${responseKey}":`;
    if (wanted === null) {
      return () => `${start}"${type.name}"`;
    }
    const { name, resolve } = wanted.field;
    if (resolve !== undefined && !isNodeId(type, name)) {
      throw new Unplanned(`${type.name}.${name} has a resolver`);
    }
    const write = writerOf(compilation, wanted);
    return (source) => start + write(isObject(source) ? source[name] : null);
  });
  return (source) => `{${entries.map((write) => write(source)).join(',')}}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
