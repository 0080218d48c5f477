import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';
import { collectFields, type Selections } from '../../graphql/selections/collect-fields';
import { type JsonText, wrapJson } from './json-text';
import type { Use } from '../sql-form';
import type { Scope } from './template';

export type Field = GraphQLField<unknown, unknown>;

/** A field that a selection asks for, with all nodes that ask for it. */
export interface WantedField {
  field: Field;
  type: GraphQLObjectType;
  nodes: readonly [FieldNode, ...FieldNode[]];
}

/** Says that an operation is not planned, and why; never leaves the planner. */
export class Unplanned extends Error {}

/** Makes the JSON of one field of a row; '' where there is no row, at the root. */
export type FieldCompiler = (compilation: Compilation, wanted: WantedField, row: string) => JsonText;

/** One operation on its way to a statement: its selections, and aliases that no row has yet. */
export class Compilation {
  /** The aliases given so far, and whether their rows may be some of many in the answer. */
  readonly rows = new Map<string, boolean>();

  constructor(
    readonly selections: Selections,
    private readonly compileField: FieldCompiler,
  ) {}

  /** The alias of a row that hangs on another one, '' at the root; and whether it may be one of several there. */
  nextRow(of: string, isOneOfSeveral: boolean): string {
    const row = `row_${this.rows.size + 1}`;
    this.rows.set(row, isOneOfSeveral || this.rows.get(of) === true);
    return row;
  }

  /** The JSON of an object whose columns stand in a row; throws Unplanned for a field that SQL cannot tell. */
  object(type: GraphQLObjectType, nodes: readonly FieldNode[], row: string): JsonText {
    return this.entries(type, nodes, (wanted) => this.field(wanted, row));
  }

  /** The same for a type whose fields are told by a function. */
  entries(type: GraphQLObjectType, nodes: readonly FieldNode[], valueOf: (wanted: WantedField) => JsonText): JsonText {
    const entries = this.selected(type, nodes).map(([responseKey, wanted]): JsonText => {
      const start = `"${responseKey}":`;
      return wanted === null ? [`${start}"${type.name}"`] : [start, ...valueOf(wanted)];
    });
    return wrapJson('{', entries, '}');
  }

  /** The fields that are selected of a type, in their order; null stands for `__typename`. */
  selected(type: GraphQLObjectType, nodes: readonly FieldNode[]): [responseKey: string, wanted: WantedField | null][] {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return [...collectFields(this.selections, type, sets)].map(([responseKey, asked]) => {
      const name = asked[0].name.value;
      if (name === '__typename') {
        return [responseKey, null];
      }
      const field = type.getFields()[name];
      if (field === undefined) {
        throw new Unplanned(`${name} tells of the schema itself`);
      }
      return [responseKey, { field, type, nodes: asked }];
    });
  }

  field(wanted: WantedField, row: string): JsonText {
    return this.compileField(this, wanted, row);
  }
}

/** The type of a field that gives objects of one type. */
export function objectTypeOf({ type, field }: WantedField): GraphQLObjectType {
  const named = getNamedType(field.type);
  if (!isObjectType(named)) {
    throw new Unplanned(`${type.name}.${field.name} gives objects of several types`);
  }
  return named;
}

/** Reads what a form can go by; arguments without variables are read once. */
export function useOf({ field, nodes: [node] }: WantedField, row: string): (scope: Scope) => Use {
  const read = (variables: Readonly<Record<string, unknown>>): object => getArgumentValues(field, node, variables);
  if (holdsVariable(node)) {
    return ({ variables, context, ways }) => ({ row, args: read(variables), context, ways });
  }
  const args = read({});
  return ({ context, ways }) => ({ row, args, context, ways });
}

function holdsVariable({ arguments: given = [] }: FieldNode): boolean {
  let holds = false;
  given.forEach((argument) =>
    visit(argument, {
      [Kind.VARIABLE]: () => {
        holds = true;
      },
    }),
  );
  return holds;
}
