import {
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isUnionType,
} from 'graphql';
import type { GraphqlRequest } from '../comparison/send';
import type { KnownValues } from '../library/known-values';
import type { Random } from '../random';
import { ArgumentSource } from './random-arguments';
import { ResponseScope } from './response-scope';
import { VariableSource } from './variable-source';

interface Place {
  type: GraphQLCompositeType;
  scope: ResponseScope;
  /** How many fields may still lie inside each other. */
  depth: number;
  /** Rows that lists above give at most, multiplied. */
  rows: number;
}

interface Fragment {
  name: string;
  type: GraphQLCompositeType;
  scope: ResponseScope;
  depth: number;
}

const deepest = 8;

/** Fields of Query that need a scope, or arguments that are rarely right. */
const guarded = new Set([
  'apiKeys',
  'deliveries',
  'previewDelivery',
  'rehearseSubscription',
  'subscriber',
  'subscriberCounts',
  'subscribers',
]);

/** Draws query operations from a schema; most are valid, all keep to the limits most of the time. */
export class OperationSource {
  private readonly args: ArgumentSource;
  private readonly variables: VariableSource;
  private readonly fragments: Fragment[] = [];
  private readonly definitions: string[] = [];
  private selected = 0;

  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    known: KnownValues,
    private readonly isAdmin: boolean,
  ) {
    this.args = new ArgumentSource(random, known);
    this.variables = new VariableSource(random);
  }

  /** The next request that this caller could send. */
  static draw(task: {
    schema: GraphQLSchema;
    random: Random;
    known: KnownValues;
    key: string | null;
    isAdmin: boolean;
  }): GraphqlRequest {
    return new OperationSource(task.schema, task.random, task.known, task.isAdmin).request(task.key);
  }

  private request(key: string | null): GraphqlRequest {
    const { random, schema } = this;
    const type = schema.getQueryType();
    if (!type) {
      throw new Error('Expected a schema with queries, got one without.');
    }
    const body = this.selection({ type, scope: new ResponseScope(), depth: deepest, rows: 1 });
    const { header, sent } = this.variables;
    const several = random.chance(0.05);
    const named = several || random.chance(0.2);
    const operation =
      header === '' && !named && random.chance(0.7) ? body : `query${named ? ' Asked' : ''}${header} ${body}`;
    const others = several ? ['query Other($x: Int = 3) { topics(first: $x) { nodes { id } } }'] : [];
    return {
      query: [...others, operation, ...this.definitions].join('\n'),
      variables: random.chance(0.02) ? { ...sent, unknown: [1, { a: null }] } : sent,
      ...(named && (several || random.chance(0.5)) && { operationName: 'Asked' }),
      key,
    };
  }

  private selection(place: Place): string {
    const { random } = this;
    const most = this.selected > 60 ? 2 : place.rows > 30 ? 3 : 6;
    const count = place.depth === deepest ? random.between(1, 4) : random.between(Math.min(2, most - 1), most);
    const parts = Array.from({ length: count }, () => this.part(place));
    return `{ ${parts.join(' ')} }`;
  }

  private part(place: Place): string {
    const { random, variables } = this;
    this.selected += 1;
    const abstract = isAbstractType(place.type) ? 30 : 0;
    return random.weighted([
      [isUnionType(place.type) ? 0 : 30, () => this.field(place)],
      [1, () => `${random.chance(0.3) ? 'type: ' : ''}__typename${variables.directives()}`],
      [2 + abstract, () => this.inlineFragment(place)],
      [1.5 + abstract / 8, () => this.spread(place)],
    ]);
  }

  private field(place: Place): string {
    const { random } = this;
    if (isUnionType(place.type)) {
      return '__typename';
    }
    const fields = Object.values(place.type.getFields()).filter((field) => this.suits(field, place));
    const composite = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const plain = fields.filter((field) => !composite.includes(field));
    const chosen = plain.length === 0 || (composite.length > 0 && random.chance(0.5)) ? composite : plain;
    return chosen.length === 0 ? '__typename' : this.call(random.pick(chosen), place);
  }

  /** Whether the field is not too deep here; what needs a scope is asked rarely by those who lack it, and so is what tells little. */
  private suits(field: GraphQLField<unknown, unknown>, { depth, rows }: Place): boolean {
    if (guarded.has(field.name) && !this.random.chance(this.isAdmin ? 0.2 : 0.02)) {
      return false;
    }
    if ((field.name === 'viewer' || field.name === 'rateLimit') && !this.random.chance(0.3)) {
      return false;
    }
    const unsized = isListType(getNullableType(field.type)) && !field.args.some(({ name }) => name === 'first');
    return (depth > 1 && (rows <= 60 || !unsized)) || !isCompositeType(getNamedType(field.type));
  }

  private call(field: GraphQLField<unknown, unknown>, place: Place): string {
    const { random } = this;
    const { values, rows } = this.args.draw(place.type.name, field, place.rows);
    const written = field.args.flatMap((arg) => {
      const value = values.get(arg.name);
      return value === undefined
        ? []
        : [`${arg.name}: ${this.variables.write(arg.type, value, arg.defaultValue !== undefined)}`];
    });
    const call = written.length > 0 ? `${field.name}(${written.join(', ')})` : field.name;
    const { name, scope } = this.nameOf({ parent: place.type, field, call }, place.scope);
    const type = getNamedType(field.type);
    const below = { type, scope, depth: place.depth - 1, rows: place.rows * rows };
    const alias = name === field.name && !random.chance(0.02) ? '' : `${name}: `;
    const selection = isCompositeType(type) ? ` ${this.selection({ ...below, type })}` : '';
    return `${alias}${call}${this.variables.directives()}${selection}`;
  }

  /** The field's own name, or an alias where that is taken, and sometimes anyway. */
  private nameOf(
    call: Parameters<ResponseScope['take']>[1],
    scope: ResponseScope,
  ): { name: string; scope: ResponseScope } {
    const names = [this.random.chance(0.12) ? this.random.pick(oddNames) : call.field.name, call.field.name];
    for (let number = 2; ; number += 1) {
      const name = names.shift() ?? `${call.field.name}_${number}`;
      const below = scope.take(name, call);
      if (below !== null) {
        return { name, scope: below };
      }
    }
  }

  private inlineFragment(place: Place): string {
    const type = this.overlapping(place.type);
    const condition = type === place.type && this.random.chance(0.5) ? '' : ` on ${type.name}`;
    return `...${condition}${this.variables.directives()} ${this.selection({ ...place, type })}`;
  }

  /** A fragment that is there already, if it can be merged with what is selected here; else a new one. */
  private spread(place: Place): string {
    const { random } = this;
    const type = this.overlapping(place.type);
    const known = this.fragments.filter((fragment) => fragment.type === type && fragment.depth <= place.depth);
    const again = place.rows <= 20 && known.length > 0 && random.chance(0.6) ? random.pick(known) : null;
    if (again !== null && place.scope.merge(again.scope)) {
      return `...${again.name}${this.variables.directives()}`;
    }
    const name = `F${this.definitions.length}`;
    const at = this.definitions.push('') - 1;
    const scope = new ResponseScope();
    this.definitions[at] = `fragment ${name} on ${type.name} ${this.selection({ ...place, type, scope })}`;
    if (!place.scope.merge(scope)) {
      // What it selects means something else here: its text stands alone, under a name of its own.
      this.definitions[at] = '';
      return '__typename';
    }
    this.fragments.push({ name, type, scope, depth: place.depth });
    return `...${name}${this.variables.directives()}`;
  }

  /** The type itself, or one that some of its objects have as well. */
  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    const { random, schema } = this;
    if (isAbstractType(type)) {
      return random.chance(0.1) ? type : random.pick(schema.getPossibleTypes(type));
    }
    return random.chance(0.3) ? random.pick([type, ...type.getInterfaces()]) : type;
  }
}

const oddNames = [
  'title',
  'id',
  'a',
  'A',
  '_',
  '__a',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'data',
  'node',
];
