import { decodeNodeId } from '../nodes/node-id';
import { refuse, UserErrorCode } from './user-error';

/** The key behind an id of this type; refused as NOT_FOUND where it is no such id. */
export function keyOfNode(id: string, type: string, field: string[]): number {
  const decoded = decodeNodeId(id);
  if (decoded?.type !== type) {
    throw refuse(
      UserErrorCode.NOT_FOUND,
      field,
      `Expected the id of a ${type}, got ${JSON.stringify(id.slice(0, 80))}.`,
    );
  }
  return decoded.key;
}
