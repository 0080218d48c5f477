/**
 * Ascending keys in few bytes: the difference of each to the one before it, seven bits a byte, the lowest first. Common
 * words were met early and have small keys, so that the words of an abstract take a byte and a half each.
 */
export function packKeys(keys: readonly number[]): Buffer {
  const bytes: number[] = [];
  let last = 0;
  for (const key of keys) {
    let left = key - last;
    for (; left > 127; left >>>= 7) {
      bytes.push((left & 127) | 128);
    }
    bytes.push(left);
    last = key;
  }
  return Buffer.from(bytes);
}

/** The keys that were packed. */
export function unpackKeys(packed: Buffer): number[] {
  const keys: number[] = [];
  let last = 0;
  let difference = 0;
  let shift = 0;
  for (const byte of packed) {
    difference |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) {
      last += difference;
      keys.push(last);
      difference = 0;
      shift = 0;
    }
  }
  return keys;
}
