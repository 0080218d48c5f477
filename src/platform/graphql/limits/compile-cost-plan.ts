import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import type { Condition, CostPlan, FieldTerm, Sum, Term } from './cost-plan';
import { fieldSize, isConnection, isList, numberExtension } from './field-size';
import { selectionCondition } from './selection-condition';

/** What a root field of a mutation costs at least, unless it declares a price. */
const mutationPrice = 10;

// Introspection is answered from memory, whatever it selects, and other rules bound its depth.
const introspectionPrices: Readonly<Record<string, number>> = { __schema: 500, __type: 50 };

/**
 * Prices an operation of a valid document, all but what hangs on its variables:
 *
 * - A field that returns objects costs a point for each object it may return; scalars are free.
 * - `extensions: { cost: n }` on a field is its own price, paid each time that it is resolved, instead of those points.
 * - What is selected below a field is paid for each object: for a list by its size (see field-size.ts), for a
 *   connection by its page size, which multiplies what stands below `edges` and `nodes` alone.
 * - On an interface or union the dearest of its types counts. A field that is selected twice counts twice.
 * - A root field of a mutation costs at least 10, `__schema` 500 and `__type` 50.
 */
export function compileCostPlan(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostPlan {
  return new Compiler(schema, document, operation).compile();
}

class Compiler {
  private readonly sums: Sum[] = [];
  // Keyed by selection set, then type. Null while it is under work: a fragment that holds itself adds nothing.
  private readonly places = new Map<SelectionSetNode, Map<string, number | null>>();
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  compile(): CostPlan {
    const type = this.schema.getRootType(this.operation.operation);
    const root = type ? this.place(this.operation.selectionSet, type) : null;
    return root === null ? { sums: [{ kind: 'total', terms: [] }], root: 0 } : { sums: this.sums, root };
  }

  /** Where the sum of a selection set on a type stands, after making it where it is new. */
  private place(selectionSet: SelectionSetNode, type: GraphQLCompositeType): number | null {
    const byType = this.places.get(selectionSet) ?? new Map<string, number | null>();
    this.places.set(selectionSet, byType);
    const known = byType.get(type.name);
    if (known !== undefined) return known;
    byType.set(type.name, null);
    const sum = isObjectType(type) ? this.total(selectionSet, type) : this.dearest(selectionSet, type);
    const place = this.sums.push(sum) - 1;
    byType.set(type.name, place);
    return place;
  }

  private dearest(selectionSet: SelectionSetNode, type: GraphQLCompositeType): Sum {
    const types = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [];
    return { kind: 'dearest', of: types.map((one) => this.place(selectionSet, one)).filter((place) => place !== null) };
  }

  private total(selectionSet: SelectionSetNode, type: GraphQLObjectType): Sum {
    const terms: Term[] = [];
    for (const selection of selectionSet.selections) {
      const when = selectionCondition(selection, this.operation);
      if (when === 'never') continue;
      if (selection.kind === Kind.FIELD) {
        const term = this.fieldTerm(selection, type, when);
        if (term !== null) terms.push(term);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (fragment === undefined || !this.applies(fragment.typeCondition?.name.value, type)) continue;
      const below = this.place(fragment.selectionSet, type);
      if (below !== null) terms.push({ kind: 'spread', below, when });
    }
    return { kind: 'total', terms };
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wider = this.schema.getType(condition);
    return isAbstractType(wider) && this.schema.isSubType(wider, type);
  }

  /** The price of one field; null where it is free. */
  private fieldTerm(node: FieldNode, parent: GraphQLObjectType, when: Condition): FieldTerm | null {
    const name = node.name.value;
    const term: FieldTerm = {
      kind: 'field',
      key: node.alias?.value ?? name,
      own: introspectionPrices[name] ?? 0,
      each: 0,
      size: 1,
      below: null,
      connection: false,
      perItem: false,
      when,
    };
    const field = parent.getFields()[name];
    if (field === undefined) return term.own > 0 ? term : null;
    const type = getNamedType(field.type);
    const declared = numberExtension(field, 'cost');
    const floor = parent === this.schema.getMutationType() ? mutationPrice : 0;
    if (!isCompositeType(type)) {
      const own = declared ?? floor;
      return own > 0 ? { ...term, own } : null;
    }
    const connection = isConnection(type);
    const perItem = isConnection(parent) && (name === 'edges' || name === 'nodes');
    const price = declared ?? floor;
    const priced = declared !== undefined || floor > 0;
    return {
      ...term,
      // A connection is one object, however long its page is.
      own: connection && !priced ? 1 : price,
      each: connection || priced ? 0 : 1,
      size: perItem && isList(field) ? 1 : fieldSize(field, node, this.operation, connection),
      below: node.selectionSet ? this.place(node.selectionSet, type) : null,
      connection,
      perItem,
    };
  }
}
