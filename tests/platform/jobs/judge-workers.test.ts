import { deadAmong, lookAgain, type Sightings } from '../../../src/platform/jobs/crew/judge-workers';

/** Looks at the workers so many times, one list of beats by worker after the other. */
function look(...looks: Record<string, number>[]): Sightings {
  return looks.reduce<Sightings>(
    (before, beats) =>
      lookAgain(
        before,
        Object.entries(beats).map(([id, beat]) => ({ id, beat })),
      ),
    new Map(),
  );
}

const dead = (sightings: Sightings) => deadAmong(sightings, 3).map(({ id }) => id);

describe('Which workers are dead', () => {
  it('is decided by looks at which they have not moved, the first not counted', () => {
    expect(dead(look({ a: 7 }, { a: 7 }, { a: 7 }))).toEqual([]);
    expect(dead(look({ a: 7 }, { a: 7 }, { a: 7 }, { a: 7 }))).toEqual(['a']);
  });

  it('does not take one for dead that moves at all, however slowly', () => {
    expect(dead(look({ a: 7 }, { a: 7 }, { a: 7 }, { a: 8 }))).toEqual([]);
    expect(dead(look({ a: 7 }, { a: 7 }, { a: 7 }, { a: 8 }, { a: 8 }, { a: 8 }))).toEqual([]);
  });

  it('begins anew with one that comes back, or begins to count again', () => {
    expect(dead(look({ a: 7 }, { a: 7 }, { a: 7 }, {}, { a: 7 }))).toEqual([]);
    expect(dead(look({ a: 7 }, { a: 7 }, { a: 7 }, { a: 0 }))).toEqual([]);
  });

  it('tells them apart', () => {
    expect(dead(look({ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 1, b: 3, c: 0 }, { a: 1, b: 4, c: 0 }))).toEqual(['a']);
  });
});
