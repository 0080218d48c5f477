import fc from 'fast-check';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';

const codec = new CursorCodec(['the present secret']);

describe('A cursor', () => {
  it('gives back the place that it was made of, whatever the value', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.string({ unit: 'binary' }), (key, value) => {
        const place = { key, order: 'papers.TITLE', value: value.toWellFormed() };
        expect(codec.decode(codec.encode(place), 'papers.TITLE', 'after')).toEqual(place);
      }),
      { seed: 13 },
    );
  });

  it('is plain text that fits into a URL', () => {
    expect(codec.encode({ key: 7, order: 'papers.VOTES', value: '?>~' })).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('outlives a rotation of the secret', () => {
    const place = { key: 7, order: 'papers.VOTES', value: '12' };
    const rotated = new CursorCodec(['the next secret', 'the present secret']);
    expect(rotated.decode(codec.encode(place), 'papers.VOTES', 'after')).toEqual(place);
    expect(() => codec.decode(rotated.encode(place), 'papers.VOTES', 'after')).toThrow(
      'to be a cursor from an earlier answer',
    );
  });
});
