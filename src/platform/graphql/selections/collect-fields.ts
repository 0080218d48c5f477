import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A document as it is compiled: fragments by name, and which selections directives leave in. */
export interface Selections {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  isIncluded(selection: SelectionNode): boolean;
}

/**
 * The fields that selection sets ask of an object type, by their response keys, in the order that GraphQL answers in
 * (https://spec.graphql.org/October2021/#CollectFields()). More than one node under a key are merged.
 */
export function collectFields(
  selections: Selections,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const visited = new Set<string>();
  const collect = ({ selections: wanted }: SelectionSetNode): void => {
    for (const selection of wanted) {
      if (!selections.isIncluded(selection)) {
        continue;
      }
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known === undefined) {
          fields.set(key, [selection]);
        } else {
          known.push(selection);
        }
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? takeFragment(selection.name.value) : selection;
      if (fragment && appliesTo(selections.schema, fragment.typeCondition?.name.value, type)) {
        collect(fragment.selectionSet);
      }
    }
  };
  const takeFragment = (name: string): FragmentDefinitionNode | undefined => {
    const isNew = !visited.has(name);
    visited.add(name);
    return isNew ? selections.fragments.get(name) : undefined;
  };
  selectionSets.forEach(collect);
  return fields;
}

function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) {
    return true;
  }
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}
