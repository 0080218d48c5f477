import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * Refuses an operation of a kind that the schema does not have, such as a subscription. The validation of graphql 16
 * lets it pass, and its execution then fails as if the fault were ours.
 */
export const knownOperationTypesRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The schema has no ${node.operation} operations.`, { nodes: node }));
  },
});
