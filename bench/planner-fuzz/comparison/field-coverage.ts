import { type GraphQLSchema, isInterfaceType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Counts which fields of a schema's reading side operations have asked for. */
export class FieldCoverage {
  private readonly visited = new Set<string>();

  constructor(private readonly schema: GraphQLSchema) {}

  add(query: string): void {
    const typeInfo = new TypeInfo(this.schema);
    const note = (): void => {
      const [parent, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
      if (parent && field) this.visited.add(`${parent.name}.${field.name}`);
    };
    visit(parse(query), visitWithTypeInfo(typeInfo, { Field: { enter: note } }));
  }

  /** How many fields there are, and those that nobody asked for. */
  report(): { fields: number; unvisited: string[] } {
    const fields = this.readable();
    return { fields: fields.length, unvisited: fields.filter((field) => !this.visited.has(field)) };
  }

  /** All that can be reached from Query, introspection aside. */
  private readable(): string[] {
    const found = new Set<string>();
    const types = new Set<string>();
    const walk = (name: string): void => {
      const type = this.schema.getType(name);
      if (types.has(name)) return;
      types.add(name);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          found.add(`${name}.${field.name}`);
          walk(String(field.type).replaceAll(/[[\]!]/g, ''));
        }
      }
      if (type && 'resolveType' in type) {
        this.schema.getPossibleTypes(type).forEach((possible) => walk(possible.name));
      }
    };
    walk(this.schema.getQueryType()?.name ?? 'Query');
    return [...found];
  }
}
