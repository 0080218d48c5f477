import { decodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import type { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import type { Variables } from './api-query';

/** The key in the id that a variable holds. */
export function keyIn(variables: Variables, name: string): number {
  const id = variables[name];
  const decoded = typeof id === 'string' ? decodeNodeId(id) : null;
  if (decoded === null) {
    throw new Error(`Expected an id as the variable "${name}", got ${JSON.stringify(id)}.`);
  }
  return decoded.key;
}

/** The place in the cursor that a variable holds, once its signature was checked. */
export function placeIn(
  variables: Variables,
  name: string,
  { cursors, order }: { cursors: CursorCodec; order: string },
): [value: string, key: number] {
  const cursor = variables[name];
  if (typeof cursor !== 'string') {
    throw new Error(`Expected a cursor as the variable "${name}", got ${JSON.stringify(cursor)}.`);
  }
  const { value, key } = cursors.decode(cursor, order, name);
  return [value, key];
}
