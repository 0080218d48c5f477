import { KnownTexts } from '../../../src/platform/database/known-texts';

function write(texts: KnownTexts, pieces: readonly string[]): string {
  return pieces.reduce((place, piece) => texts.add(place, piece), texts.start()).text;
}

describe('Texts put together of pieces', () => {
  it('are what the pieces are, in any order in which they come', () => {
    const texts = new KnownTexts(1_000);
    const rows = [['a'], ['a', 'b'], ['a', 'c'], ['a', 'c', ''], ['', 'a', 'b'], ['b'], []];
    for (const pieces of [...rows, ...rows.toReversed()]) {
      expect(write(texts, pieces)).toBe(pieces.join(''));
    }
  });

  it('stay right when there were so many that the first are forgotten', () => {
    const texts = new KnownTexts(10);
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 40; index += 1) {
        expect(write(texts, ['select ', String(index), ' as data'])).toBe(`select ${index} as data`);
      }
    }
  });
});
