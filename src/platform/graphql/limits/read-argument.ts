import { Kind, valueFromASTUntyped, type OperationDefinitionNode, type ValueNode } from 'graphql';

import type { Variables } from './cost-plan';

/** A value in the document, or a function that finds it in the variables. */
export type Reader = { readonly constant: unknown } | { readonly read: (variables: Variables) => unknown };

/** Finds the value that an argument has in a request, with the operation's defaults for variables left out. */
export function readArgument(value: ValueNode, operation: OperationDefinitionNode): Reader {
  if (value.kind !== Kind.VARIABLE) return { constant: valueFromASTUntyped(value) };
  const name = value.name.value;
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const fallback = definition?.defaultValue && valueFromASTUntyped(definition.defaultValue);
  return { read: (variables) => (variables[name] === undefined ? fallback : variables[name]) };
}
