import { GraphQLError, Kind, type FieldNode, type SelectionSetNode, type ValidationRule } from 'graphql';

/** How deep fields may stand inside each other, and, apart from that, inside `__schema` and `__type`. */
export interface DepthLimits {
  readonly depth: number;
  readonly introspectionDepth: number;
}

/**
 * Refuses operations whose fields stand deeper inside each other than the limit, counted through fragments, a root
 * field being at depth 1. Each fragment is measured once; one that is reached from within itself counts nothing more,
 * since another rule refuses it.
 */
export function maxDepthRule({ depth, introspectionDepth }: DepthLimits): ValidationRule {
  return (context) => {
    const fragmentDepths = new Map<string, number>();

    function depthOf(selectionSet: SelectionSetNode | undefined): number {
      let deepest = 0;
      for (const selection of selectionSet?.selections ?? []) {
        if (selection.kind === Kind.FIELD) deepest = Math.max(deepest, depthOfField(selection));
        else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(selection.selectionSet));
        else deepest = Math.max(deepest, depthOfFragment(selection.name.value));
      }
      return deepest;
    }

    function depthOfField(field: FieldNode): number {
      const levels = 1 + depthOf(field.selectionSet);
      if (field.name.value !== '__schema' && field.name.value !== '__type') return levels;
      if (levels > introspectionDepth) report(field, introspectionDepth, levels, `introspection "${keyOf(field)}"`);
      return 1;
    }

    function depthOfFragment(name: string): number {
      const known = fragmentDepths.get(name);
      if (known !== undefined) return known;
      fragmentDepths.set(name, 0);
      const levels = depthOf(context.getFragment(name)?.selectionSet);
      fragmentDepths.set(name, levels);
      return levels;
    }

    function report(node: FieldNode | SelectionSetNode, limit: number, levels: number, where: string): void {
      const message = `Expected fields at most ${limit} levels deep, but ${where} goes to ${levels}.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    }

    return {
      OperationDefinition(operation) {
        const levels = depthOf(operation.selectionSet);
        const name = operation.name ? `${operation.operation} "${operation.name.value}"` : `the ${operation.operation}`;
        if (levels > depth) report(operation.selectionSet, depth, levels, name);
        return false;
      },
      FragmentDefinition: () => false,
    };
  };
}

function keyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}
