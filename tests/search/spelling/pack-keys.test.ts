import fc from 'fast-check';
import { packKeys, unpackKeys } from '../../../src/search/spelling/dictionary/pack-keys';

const largestKey = 2 ** 31 - 1;

describe('Packed keys', () => {
  it('are unpacked to what they were', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: largestKey })), (keys) => {
        const ascending = keys.toSorted((a, b) => a - b);
        expect(unpackKeys(packKeys(ascending))).toEqual(ascending);
      }),
    );
    expect(unpackKeys(packKeys([1, largestKey]))).toEqual([1, largestKey]);
  });

  it('take a byte each where they are close, and five at most', () => {
    expect(packKeys(Array.from({ length: 100 }, (_, index) => (index + 1) * 100)).length).toBe(100);
    expect(packKeys([largestKey]).length).toBe(5);
  });
});
