import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

import type { Condition, Variables } from './cost-plan';
import { readArgument } from './read-argument';

/** What `@skip` and `@include` say of a selection: 'never', or under which condition it stands. */
export function selectionCondition(selection: SelectionNode, operation: OperationDefinitionNode): Condition | 'never' {
  const conditions: ((variables: Variables) => boolean)[] = [];
  for (const directive of selection.directives ?? []) {
    const wanted = wantedValues.get(directive.name.value);
    const argument = directive.arguments?.find(({ name }) => name.value === 'if');
    if (wanted === undefined || argument === undefined) continue;
    const reader = readArgument(argument.value, operation);
    if (!('constant' in reader)) {
      // Whatever is no boolean is refused before execution: counting it as selected is on the safe side.
      conditions.push((variables) => reader.read(variables) !== !wanted);
    } else if (reader.constant !== wanted) {
      return 'never';
    }
  }
  return conditions.length === 0 ? null : (variables) => conditions.every((holds) => holds(variables));
}

const wantedValues: ReadonlyMap<string, boolean> = new Map([
  [GraphQLSkipDirective.name, false],
  [GraphQLIncludeDirective.name, true],
]);
