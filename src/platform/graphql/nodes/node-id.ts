import type { GraphQLObjectType } from 'graphql';

/** The opaque id of an object: base64url of `Type:key`. */
export function encodeNodeId(type: string, key: number): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/**
 * The same as an expression: an id spells ASCII without `>`, `?` and `~`, for which PostgreSQL's base64 is the same. Base64
 * goes by three bytes, so that what is whole of the type is spelled here, once.
 */
export function nodeIdInSql(type: string, key: string): string {
  const start = `${type}:`;
  const whole = start.length - (start.length % 3);
  const rest = start.slice(whole);
  const bytes = rest === '' ? `(${key})::text` : `'${rest}' || ${key}`;
  const spelled = Buffer.from(start.slice(0, whole)).toString('base64');
  return `'${spelled}' || rtrim(encode(textsend(${bytes}), 'base64'), '=')`;
}

const shape = /^([A-Za-z]{1,40}):([1-9]\d{0,9})$/;
const largestKey = 2 ** 31 - 1;

/** Type and key of an id, or null where it is not one of ours. */
export function decodeNodeId(id: string): { type: string; key: number } | null {
  if (id.length > 80) {
    return null;
  }
  const match = shape.exec(Buffer.from(id, 'base64url').toString('latin1'));
  const [, type, digits] = match ?? [];
  const key = Number(digits);
  if (type === undefined || key > largestKey || encodeNodeId(type, key) !== id) {
    return null;
  }
  return { type, key };
}

/** Whether a field is the id that Node gives its types. */
export function isNodeId(type: GraphQLObjectType, field: string): boolean {
  return field === 'id' && type.getInterfaces().some(({ name }) => name === 'Node');
}
