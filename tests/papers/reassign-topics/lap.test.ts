import fc from 'fast-check';
import { advance, type Lap, lapFor, stretchOf, top } from '../../../src/papers/reassign-topics/lap';

const now = new Date('2025-03-14T08:00:00Z');

/** Does one stretch of so many papers, and says which keys it held. */
function step(lap: Lap, papers: readonly number[], size: number): { lap: Lap; keys: number[] } {
  const { from, below } = stretchOf(lap);
  const keys = papers
    .filter((key) => key >= from && key < below)
    .toSorted((a, b) => b - a)
    .slice(0, size);
  return { lap: advance(lap, { keys, isAll: keys.length < size, reassigned: 0 }, now), keys };
}

/** Goes on until the lap is finished. */
function finish(begun: Lap, papers: readonly number[], size: number): { lap: Lap; keys: number[] } {
  let lap = begun;
  const keys: number[] = [];
  while (lap.finishedAt === null) {
    const done = step(lap, papers, size);
    lap = done.lap;
    keys.push(...done.keys);
  }
  return { lap, keys };
}

describe('A lap round the papers', () => {
  it('goes from the newest to the oldest', () => {
    const { lap, keys } = finish(lapFor('v1', null, now), [1, 2, 3, 4, 5], 2);
    expect(keys).toEqual([5, 4, 3, 2, 1]);
    expect(lap).toMatchObject({ taxonomyVersion: 'v1', lookedAt: 5, finishedAt: now });
  });

  it('begins where the one before was left, and comes round to that place', () => {
    const half = step(lapFor('v1', null, now), [1, 2, 3, 4, 5], 3);
    const { keys } = finish(lapFor('v2', half.lap, now), [1, 2, 3, 4, 5], 2);
    expect([half.keys, keys]).toEqual([
      [5, 4, 3],
      [2, 1, 5, 4, 3],
    ]);
  });

  it('is the same for the same taxonomy, and begins at the newest again once the one before is finished', () => {
    const half = step(lapFor('v1', null, now), [1, 2, 3], 2);
    expect(lapFor('v1', half.lap, now)).toBe(half.lap);
    const { lap } = finish(half.lap, [1, 2, 3], 2);
    expect(lapFor('v1', lap, now)).toBe(lap);
    expect(lapFor('v2', lap, now)).toMatchObject({ nextBelow: top, lapEnd: top, finishedAt: null, lookedAt: 0 });
  });

  it('comes to every paper once by the last taxonomy, wherever taxonomies change, and whatever is deleted', () => {
    const keys = fc.uniqueArray(fc.integer({ min: 1, max: top - 1 }), { maxLength: 40 });
    const changes = fc.array(fc.nat({ max: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(keys, changes, fc.integer({ min: 1, max: 9 }), fc.nat(3), (papers, stepsBetween, size, gone) => {
        let lap = lapFor('v0', null, now);
        stepsBetween.forEach((steps, version) => {
          for (let done = 0; done < steps && lap.finishedAt === null; done += 1) {
            ({ lap } = step(lap, papers, size));
          }
          lap = lapFor(`v${version + 1}`, lap, now);
        });
        const left = papers.slice(gone);
        const last = finish(lap, left, size);
        expect(last.keys.toSorted((a, b) => a - b)).toEqual(left.toSorted((a, b) => a - b));
        expect(last.lap.lookedAt).toBe(left.length);
      }),
    );
  });

  it('lets every paper have its turn though the taxonomy changes after each stretch', () => {
    const papers = Array.from({ length: 20 }, (_, index) => index + 1);
    const seen = new Set<number>();
    let lap: Lap | null = null;
    for (let version = 0; version < 22; version += 1) {
      const done = step(lapFor(`v${version}`, lap, now), papers, 1);
      lap = done.lap;
      done.keys.forEach((key) => seen.add(key));
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual(papers);
  });
});
