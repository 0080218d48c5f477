import { keptWith } from '../../../src/platform/cache/kept-with';

describe('What is kept with an object', () => {
  it('is made once for each, not for what merely looks like it', () => {
    const made: string[] = [];
    const shout = keptWith(({ text }: { text: string }) => {
      made.push(text);
      return { loud: text.toUpperCase() };
    });
    const source = { text: 'a' };
    expect(shout(source)).toBe(shout(source));
    expect(shout({ text: 'a' })).toEqual({ loud: 'A' });
    expect(made).toEqual(['a', 'a']);
  });
});
