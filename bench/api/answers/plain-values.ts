import { decodeNodeId } from '../../../src/platform/graphql/nodes/node-id';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/**
 * An answer without what differs between schemas: ids become keys, instants are written one way, connections and rows of
 * joining tables become what they lead to, and cursors are left out.
 */
export function plainValues(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plainValues);
  }
  if (typeof value === 'string') {
    return instant.test(value) ? new Date(value).toISOString() : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'endCursor')
    .map(([name, field]): [string, unknown] => {
      if (name === 'rowId') return ['id', field];
      return [name, name === 'id' && typeof field === 'string' ? decodeNodeId(field)?.key : plainValues(field)];
    });
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && ['nodes', 'author', 'paper'].includes(only[0])) {
    return only[1];
  }
  return Object.fromEntries(entries);
}
