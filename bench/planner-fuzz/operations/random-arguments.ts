import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { KnownValues } from '../library/known-values';
import type { Random } from '../random';
import { drawScalar, type Json, type Slot } from './random-values';

/** Values for some of a field's arguments, and how many rows the field then gives at most. */
export interface DrawnArguments {
  values: ReadonlyMap<string, Json>;
  rows: number;
}

/** Draws the arguments of a field below `above` rows, so that pages grow smaller the deeper they lie. */
export class ArgumentSource {
  constructor(
    private readonly random: Random,
    private readonly known: KnownValues,
  ) {}

  draw(owner: string, field: GraphQLField<unknown, unknown>, above: number): DrawnArguments {
    const names = new Set(field.args.map(({ name }) => name));
    const values = new Map<string, Json>();
    for (const arg of this.chooseArguments(`${owner}.${field.name}`, field.args)) {
      values.set(arg.name, this.drawValue(arg, `${owner}.${field.name}`, 3));
    }
    if (names.has('after')) {
      this.addCursors(`${owner}.${field.name}`, values);
    }
    const isList = isListType(getNullableType(field.type));
    const rows = names.has('first') ? this.addSize(names, values, above) : isList ? unsizedRows : 1;
    return { values, rows };
  }

  private chooseArguments(field: string, args: readonly GraphQLArgument[]): GraphQLArgument[] {
    const { random } = this;
    const others = args.filter(({ name }) => !sizes.has(name));
    if (random.chance(0.97) && (field === 'Query.paper' || field === 'Query.topic')) {
      return [random.pick(others)];
    }
    if (random.chance(0.97) && field === 'Query.digest') {
      const alone = random.chance(0.3);
      return others.filter(({ name }) => (name === 'id') === alone && (alone || random.chance(0.3)));
    }
    const rare = 0.3;
    return others.filter((arg) => isNonNullType(arg.type) || random.chance(rare));
  }

  /** First or last; both, none, and what is out of bounds now and then. */
  private addSize(names: ReadonlySet<string>, values: Map<string, Json>, above: number): number {
    const { random } = this;
    const most = Math.max(1, Math.min(100, Math.floor(mostRows / above)));
    const size = random.between(1, random.chance(0.15) ? most : Math.min(most, 12));
    const name = names.has('last') && random.chance(0.3) ? 'last' : 'first';
    if (random.chance(0.008)) {
      values.set(name, random.pick([0, -1, 101, 2_147_483_647, -2_147_483_648]));
      return 1;
    }
    if (above <= 2 && random.chance(0.1)) {
      if (random.chance(0.5)) values.set(name, null);
      return 20;
    }
    values.set(name, size);
    if (names.has('last') && random.chance(0.03)) {
      values.set(name === 'last' ? 'first' : 'last', random.chance(0.1) ? size : null);
    }
    return size;
  }

  private addCursors(field: string, values: Map<string, Json>): void {
    const { random, known } = this;
    const order = orderOf(field, values);
    for (const name of ['after', 'before']) {
      if (!random.chance(0.12)) continue;
      const drawn = random.weighted<Json>([
        [90, () => random.pick(known.cursors[order] ?? [''])],
        [4, () => random.pick(Object.values(known.cursors).flat())],
        [4, () => null],
        [1, () => random.pick(['', 'rubbish', 'AAAAAAAAAAAAAAAAMTpwYXBlcnMuVk9URVM6MQ'])],
      ]);
      values.set(name, drawn);
    }
  }

  /** A value of the argument or input field, which may be null or left out where it may. */
  private drawValue(arg: GraphQLArgument | GraphQLInputField, owner: string, depth: number): Json {
    const nullable = !isNonNullType(arg.type);
    return nullable && this.random.chance(0.06) ? null : this.drawOfType(arg.type, { owner, name: arg.name }, depth);
  }

  private drawOfType(type: GraphQLInputType, slot: Slot, depth: number): Json {
    const { random, known } = this;
    if (isNonNullType(type)) {
      return this.drawOfType(type.ofType, slot, depth);
    }
    if (isListType(type)) {
      const length = random.chance(0.04) ? 0 : random.between(1, slot.name === 'ids' ? 12 : 3);
      const items = Array.from({ length }, () => this.drawOfType(type.ofType, slot, depth));
      return slot.name === 'ids' && length > 1 && random.chance(0.3) ? [...items, items[0] ?? null] : items;
    }
    if (isEnumType(type)) {
      return random.pick(type.getValues()).name;
    }
    if (!isInputObjectType(type)) {
      return drawScalar(random, known, getNamedType(type).name, slot);
    }
    const fields = Object.values(type.getFields());
    const share = type.name === 'PaperFilter' ? 0.1 : 0.6;
    const nests = (field: GraphQLInputField): boolean => getNamedType(field.type) === type;
    const chosen = fields.filter(
      (field) =>
        (isNonNullType(field.type) && field.defaultValue === undefined) ||
        (random.chance(nests(field) ? 0.12 : share) && (depth > 1 || !nests(field))),
    );
    return Object.fromEntries(chosen.map((field) => [field.name, this.drawValue(field, type.name, depth - 1)]));
  }
}

const sizes = new Set(['first', 'last', 'after', 'before']);

/** So that most answers stay below some 50 KB. */
const mostRows = 60;

/** Of a list that takes no size, as the limits see it. */
const unsizedRows = 10;

/** The name of the order that a connection will have with these arguments. */
function orderOf(field: string, values: ReadonlyMap<string, Json>): string {
  const chosen = memberOf(values.get('orderBy'), 'field');
  switch (field) {
    case 'Query.topics':
      return `topics.${chosen ?? 'PAPER_COUNT'}`;
    case 'Query.digests':
      return 'digests.DATE';
    case 'Digest.entries':
      return 'entries.POSITION';
    default: {
      const searches = memberOf(values.get('filter'), 'query') !== null;
      const order = chosen ?? 'RELEVANCE';
      return `papers.${order === 'RELEVANCE' && !searches ? 'PUBLISHED_AT' : order}`;
    }
  }
}

function memberOf(value: Json | undefined, name: string): string | null {
  const member = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
  return typeof member === 'string' ? member : null;
}
