import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Sql } from '../../database/sql';
import { Compilation, Unplanned } from './compilation';
import { compileField } from './compile-field';
import { type Told, toExpression, withoutDatabase } from './json-text';
import type { Scope } from './template';

/** An operation, and the variables that its `@skip` and `@include` go by, which decide what it selects. */
export interface PlannedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  switches: Readonly<Record<string, unknown>>;
}

/** How the data of an operation is answered: by one expression of SQL, or without a database; or why it is not planned. */
export type Plan =
  | { kind: 'statement'; expression(scope: Scope): Sql }
  | { kind: 'told'; tell: Told }
  | { kind: 'unplanned'; why: string };

/** Compiles a query, once for all requests that agree in the switches. */
export function compileOperation(planned: PlannedOperation): Plan {
  const { schema, document, operation, switches } = planned;
  const root = operation.operation === 'query' ? schema.getQueryType() : null;
  if (!root) {
    return { kind: 'unplanned', why: `a ${operation.operation} goes through resolvers` };
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const isIncluded = (selection: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, selection, switches)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, switches)?.if !== false;
  const compilation = new Compilation({ schema, fragments, isIncluded }, compileField);
  try {
    const json = compilation.object(root, [{ ...rootField, selectionSet: operation.selectionSet }], '');
    const tell = withoutDatabase(json);
    const expression = toExpression(json);
    return tell ? { kind: 'told', tell } : { kind: 'statement', expression: (scope) => expression.given(scope) };
  } catch (error) {
    if (error instanceof Unplanned) {
      return { kind: 'unplanned', why: error.message };
    }
    throw error;
  }
}

/** The operation as a field of nothing, so that its selections are read as those of every other. */
const rootField = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'data' } } as const;
