import {
  getNullableType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type OperationDefinitionNode,
} from 'graphql';

import { defaultPageSize, largestPageSize } from '../pagination/page-arguments';
import type { Size, Variables } from './cost-plan';
import { readArgument, type Reader } from './read-argument';

/** Of plain lists that declare no size. */
const defaultListSize = 10;

type Field = GraphQLField<unknown, unknown>;

/** Whether a type is a Relay connection: it has `pageInfo` beside a list of `edges` or `nodes`. */
export function isConnection(type: GraphQLNamedType): boolean {
  if (!isObjectType(type)) return false;
  const fields = type.getFields();
  return 'pageInfo' in fields && ['edges', 'nodes'].some((name) => fields[name] && isList(fields[name]));
}

export function isList(field: Field): boolean {
  return isListType(getNullableType(field.type));
}

/**
 * How many objects a field may return. A connection: `first`, else `last`, else 20, within 1 and 100. A list: the
 * same where it takes `first`, the length of `ids` where it takes that, else what `extensions: { listSize }` declares,
 * else 10. All else: 1.
 */
export function fieldSize(
  field: Field,
  node: FieldNode,
  operation: OperationDefinitionNode,
  connection: boolean,
): Size {
  if (!connection && !isList(field)) return 1;
  const ids = readerOf(field, node, operation, 'ids');
  if (ids !== null) return sizeFrom([ids], ([list]) => (Array.isArray(list) ? Math.max(1, list.length) : 1));
  const fallback = connection ? defaultPageSize : (numberExtension(field, 'listSize') ?? defaultListSize);
  const pages = ['first', 'last'].map((name) => readerOf(field, node, operation, name)).filter((page) => page !== null);
  return sizeFrom(pages, (counts) => counts.map(pageSize).find((size) => size !== null) ?? fallback);
}

/** A number that a field declares in its `extensions`. */
export function numberExtension(field: Field, name: 'listSize' | 'cost'): number | undefined {
  const value: unknown = field.extensions[name];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** What a size is under the variables of a request. */
export function sizeOf(size: Size, variables: Variables): number {
  return typeof size === 'number' ? size : size(variables);
}

/** Within what the fields accept; null where it is no count at all. */
function pageSize(count: unknown): number | null {
  return typeof count === 'number' && Number.isInteger(count) ? Math.min(Math.max(count, 1), largestPageSize) : null;
}

function readerOf(field: Field, node: FieldNode, operation: OperationDefinitionNode, name: string): Reader | null {
  const declared = field.args.find((arg) => arg.name === name);
  if (declared === undefined) return null;
  const given = node.arguments?.find((arg) => arg.name.value === name);
  if (given === undefined) return declared.defaultValue === undefined ? null : { constant: declared.defaultValue };
  const reader = readArgument(given.value, operation);
  // A variable that is left out leaves the argument out.
  return 'constant' in reader ? reader : { read: (variables) => reader.read(variables) ?? declared.defaultValue };
}

/** Decides at once where no variable has a say. */
function sizeFrom(readers: readonly Reader[], decide: (values: readonly unknown[]) => number): Size {
  const valuesOf = (variables: Variables): unknown[] =>
    readers.map((reader) => ('constant' in reader ? reader.constant : reader.read(variables)));
  return readers.every((reader) => 'constant' in reader)
    ? decide(valuesOf({}))
    : (variables) => decide(valuesOf(variables));
}
