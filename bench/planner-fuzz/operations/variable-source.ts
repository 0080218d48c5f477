import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../random';
import type { Json } from './random-values';

const variableShare = 0.22;

/** Writes values down as literals or variables, and keeps the variables of one operation. */
export class VariableSource {
  private readonly definitions: string[] = [];
  private readonly values = new Map<string, Json>();

  constructor(private readonly random: Random) {}

  /** `($v0: Int = 3, …)`, or nothing. */
  get header(): string {
    return this.definitions.length > 0 ? `(${this.definitions.join(', ')})` : '';
  }

  /** As they are sent. */
  get sent(): Record<string, Json> {
    return Object.fromEntries(this.values);
  }

  /** The value in the place of an argument or input field; `hasDefault` says that the place has one of its own. */
  write(type: GraphQLInputType, value: Json, hasDefault: boolean): string {
    return this.random.chance(variableShare)
      ? `$${this.define(type, value, hasDefault)}`
      : this.writeLiteral(type, value, true);
  }

  private define(type: GraphQLInputType, value: Json, hasDefault: boolean): string {
    const { random } = this;
    const name = `v${this.definitions.length}`;
    const nullable = getNullableType(type);
    const literal = (): string => this.writeLiteral(nullable, value, false);
    const sent = (): void => void this.values.set(name, this.coercible(nullable, value));
    const define = (text: string): void => void this.definitions.push(`$${name}: ${text}`);
    if (value === null) {
      define(`${nullable}`);
      if (random.chance(0.5)) this.values.set(name, null);
    } else if (random.chance(0.25)) {
      // The default counts, or what is sent in its place.
      define(`${isNonNullType(type) && random.chance(0.5) ? type : nullable} = ${literal()}`);
      if (random.chance(0.4)) sent();
    } else if (hasDefault && random.chance(0.3)) {
      define(`${nullable}`);
      if (random.chance(0.7)) sent();
    } else if (!isNonNullType(type) && random.chance(0.08)) {
      define(`${nullable}`);
    } else {
      define(isNonNullType(type) || random.chance(0.3) ? `${nullable}!` : `${nullable}`);
      sent();
    }
    return name;
  }

  private writeLiteral(type: GraphQLInputType, value: Json, mayVary: boolean): string {
    const nullable = getNullableType(type);
    const inner = (itemType: GraphQLInputType, item: Json, hasDefault: boolean): string =>
      mayVary ? this.write(itemType, item, hasDefault) : this.writeLiteral(itemType, item, false);
    if (value === null) {
      return 'null';
    }
    if (isListType(nullable)) {
      const items = Array.isArray(value) ? value : [value];
      const [only] = items;
      return items.length === 1 && only !== null && only !== undefined && this.random.chance(0.4)
        ? this.writeLiteral(nullable.ofType, only, mayVary)
        : `[${items.map((item) => inner(nullable.ofType, item, false)).join(', ')}]`;
    }
    if (isInputObjectType(nullable) && typeof value === 'object' && !Array.isArray(value)) {
      const fields = nullable.getFields();
      const members = Object.entries(value).flatMap(([name, member]) => {
        const field = fields[name];
        return field ? [`${name}: ${inner(field.type, member, field.defaultValue !== undefined)}`] : [];
      });
      return `{${members.join(', ')}}`;
    }
    return isEnumType(nullable) ? String(value) : this.writeScalar(value);
  }

  /** A text of plain words also as a block. */
  private writeScalar(value: Json): string {
    const blocky = typeof value === 'string' && /^[\w .*-]+$/.test(value) && this.random.chance(0.1);
    return blocky ? `"""${value}"""` : JSON.stringify(value);
  }

  /** What comes to the same by the rules of coercion: one item for a list of one. */
  private coercible(type: GraphQLInputType, value: Json): Json {
    const unwraps = isListType(type) && Array.isArray(value) && value.length === 1 && this.random.chance(0.4);
    const [only = null] = unwraps && Array.isArray(value) ? value : [];
    return unwraps && only !== null ? only : value;
  }

  /** `@skip` and `@include`, mostly so that what they stand at is there. */
  directives(): string {
    const { random } = this;
    if (!random.chance(0.08)) {
      return '';
    }
    const one = (name: 'skip' | 'include'): string => {
      const kept = random.chance(0.75);
      const condition = (name === 'include') === kept;
      return `@${name}(if: ${random.chance(0.5) ? condition : `$${this.defineCondition(condition)}`})`;
    };
    return ` ${random.weighted<string>([
      [5, () => one('skip')],
      [5, () => one('include')],
      [1, () => `${one('skip')} ${one('include')}`],
    ])}`;
  }

  private defineCondition(condition: boolean): string {
    const name = `v${this.definitions.length}`;
    const byDefault = this.random.chance(0.3);
    this.definitions.push(`$${name}: Boolean${byDefault ? '' : '!'}${byDefault ? ` = ${condition}` : ''}`);
    if (!byDefault) this.values.set(name, condition);
    return name;
  }
}
