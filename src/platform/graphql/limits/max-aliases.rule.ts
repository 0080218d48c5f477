import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses documents with more aliases than the limit: each runs a field again that would otherwise be merged. */
export function maxAliasesRule(limit: number): ValidationRule {
  return (context) => {
    let aliases = 0;
    return {
      Field(field) {
        if (field.alias === undefined) return;
        aliases += 1;
        // Once, at the first that is too many.
        if (aliases !== limit + 1) return;
        const message = `Expected at most ${limit} aliases in a query, but "${field.alias.value}" is one more.`;
        context.reportError(new GraphQLError(message, { nodes: field }));
      },
    };
  };
}
