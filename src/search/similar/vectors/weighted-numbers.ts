/** Numbers of 32 bits, each with a weight of 0 to 255: the terms of a paper, or the papers of a term. */
export interface WeightedNumbers {
  numbers: Int32Array;
  weights: Uint8Array;
}

const entryBytes = 5;

/** As it is kept: five bytes an entry, the number first. */
export function packNumbers({ numbers, weights }: WeightedNumbers): Buffer {
  const bytes = Buffer.allocUnsafe(numbers.length * entryBytes);
  numbers.forEach((number, index) => {
    bytes.writeInt32LE(number, index * entryBytes);
    bytes.writeUInt8(weights[index] ?? 0, index * entryBytes + 4);
  });
  return bytes;
}

/** What `packNumbers` packed. */
export function unpackNumbers(bytes: Buffer): WeightedNumbers {
  const count = bytes.length / entryBytes;
  const numbers = new Int32Array(count);
  const weights = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    numbers[index] = bytes.readInt32LE(index * entryBytes);
    weights[index] = bytes.readUInt8(index * entryBytes + 4);
  }
  return { numbers, weights };
}
