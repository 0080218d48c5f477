/**
 * The opaque id of an object: base64url of `Type:key`. Everything it spells is ASCII without `>`, `?` or `~`, so
 * PostgreSQL's plain base64 gives the same text: `rtrim(encode(convert_to('Paper:' || id, 'UTF8'), 'base64'), '=')`.
 */
export function encodeNodeId(type: string, key: number): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
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
