import { Bag } from '../../../src/platform/http/bag';

describe('A bag', () => {
  it('holds what was put in and not taken out, whatever the order', () => {
    const bag = new Bag<string>();
    const [a, b, c] = ['a', 'b', 'c'].map((item) => bag.add(item));
    if (a === undefined || b === undefined || c === undefined) throw new Error('Expected three places.');
    bag.remove(a);
    expect(bag.items().sort()).toEqual(['b', 'c']);
    bag.remove(c);
    expect(bag.items()).toEqual(['b']);
    const d = bag.add('d');
    bag.remove(b);
    expect(bag.items()).toEqual(['d']);
    bag.remove(d);
    expect(bag.size).toBe(0);
  });

  it('holds the same item once for each place', () => {
    const bag = new Bag<string>();
    const first = bag.add('a');
    bag.add('a');
    bag.remove(first);
    expect(bag.items()).toEqual(['a']);
  });
});
