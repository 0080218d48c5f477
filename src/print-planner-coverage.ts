import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
} from 'graphql';
import { buildSchema } from './build-schema';
import { compileOperation } from './platform/planner';

/** Whether queries that ask for a field go through one statement; if not, why. */
export interface FieldCoverage {
  type: string;
  field: string;
  /** Null for a field that is planned. */
  why: string | null;
}

type Field = GraphQLField<unknown, unknown>;

/** Every field that a query can reach, at the end of a way that is planned as far as there is one. */
export function plannerCoverage(schema: GraphQLSchema): FieldCoverage[] {
  const coverage: FieldCoverage[] = [];
  const visited = new Set<string>();
  // Types to come with a way to each; those on planned ways come first.
  const planned: [GraphQLObjectType, Field[]][] = [];
  const others: [GraphQLObjectType, Field[]][] = [];
  const query = schema.getQueryType();
  let next: [GraphQLObjectType, Field[]] | undefined = query ? [query, []] : undefined;
  while (next !== undefined) {
    const [type, way] = next;
    for (const field of visited.has(type.name) ? [] : Object.values(type.getFields())) {
      const why = whyUnplanned(schema, [...way, field]);
      coverage.push({ type: type.name, field: field.name, why });
      const reached = getNamedType(field.type);
      if (isObjectType(reached)) {
        (why === null ? planned : others).push([reached, [...way, field]]);
      }
    }
    visited.add(type.name);
    next = planned.shift() ?? others.shift();
  }
  return coverage;
}

function whyUnplanned(schema: GraphQLSchema, way: readonly Field[]): string | null {
  const document = parse(way.reduceRight((inner, field) => `{ ${selectionOf(field, inner)} }`, ''));
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Error('Expected one operation.');
  }
  const plan = compileOperation({ schema, document, operation, switches: {} });
  return plan.kind === 'unplanned' ? plan.why : null;
}

function selectionOf({ name, args, type }: Field, inner: string): string {
  const given = args.filter(isRequiredArgument).map((argument) => `${argument.name}: $${argument.name}`);
  const selection = inner === '' && isCompositeType(getNamedType(type)) ? '{ __typename }' : inner;
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`} ${selection}`;
}

if (require.main === module) {
  const coverage = plannerCoverage(buildSchema());
  const types = new Set(coverage.map(({ type }) => type));
  for (const type of types) {
    const fields = coverage.filter((field) => field.type === type);
    const planned = fields.filter(({ why }) => why === null);
    process.stdout.write(`${type}: ${planned.length} of ${fields.length}\n`);
    for (const { field, why } of fields) {
      process.stdout.write(why === null ? `  ${field}\n` : `  ${field}: not planned, ${why}\n`);
    }
  }
  const planned = coverage.filter(({ why }) => why === null);
  process.stdout.write(`\n${planned.length} of ${coverage.length} fields are planned\n`);
}
