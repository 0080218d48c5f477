import fc from 'fast-check';

import { LruMap } from '../../../src/platform/cache/lru-map';

const key = fc.integer({ min: 0, max: 9 });
const step = fc.oneof(
  fc.record({ does: fc.constant('get' as const), key }),
  fc.record({ does: fc.constant('delete' as const), key }),
  fc.record({ does: fc.constant('set' as const), key, weight: fc.integer({ min: 1, max: 5 }) }),
);

/** The same, slow and plain: a list in the order of use. */
class Model {
  private entries: [key: number, weight: number][] = [];

  constructor(private readonly most: number) {}

  get(wanted: number): number | undefined {
    const [found] = this.take(wanted);
    if (found) this.entries.push(found);
    return found?.[1];
  }

  delete(wanted: number): boolean {
    return this.take(wanted).length > 0;
  }

  set(wanted: number, weight: number): void {
    this.take(wanted);
    this.entries.push([wanted, weight]);
    while (this.entries.reduce((sum, [, each]) => sum + each, 0) > this.most) this.entries.shift();
  }

  get size(): number {
    return this.entries.length;
  }

  private take(wanted: number): [number, number][] {
    const found = this.entries.filter(([other]) => other === wanted);
    this.entries = this.entries.filter(([other]) => other !== wanted);
    return found;
  }
}

describe('A map of what was used last', () => {
  it('does what a list in the order of use does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (steps, most) => {
        const answersOf = (map: Model | LruMap<number, number>): unknown[] =>
          steps.map((one) => [one.does === 'set' ? map.set(one.key, one.weight) : map[one.does](one.key), map.size]);
        expect(answersOf(new LruMap<number, number>(most, (weight) => weight))).toEqual(answersOf(new Model(most)));
      }),
    );
  });

  it('makes what it does not have, once', () => {
    const map = new LruMap<string, string>(2);
    const make = jest.fn(() => 'made');
    expect([map.getOrMake('a', make), map.getOrMake('a', make)]).toEqual(['made', 'made']);
    expect(make).toHaveBeenCalledTimes(1);
  });
});
