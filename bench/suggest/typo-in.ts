/** A word with one mistake: a letter left out, one too many, a wrong one, or two neighbours the wrong way round. */
export function typoIn(word: string, random: () => number): string {
  const pick = (count: number): number => Math.floor(random() * count);
  const place = pick(word.length);
  const letter = String.fromCodePoint(97 + pick(26));
  const [front, back] = [word.slice(0, place), word.slice(place)];
  const typos = [
    front + back.slice(1),
    front + letter + back,
    front + letter + back.slice(1),
    front + (back[1] ?? '') + (back[0] ?? '') + back.slice(2),
  ];
  const typo = typos[pick(typos.length)] ?? word;
  return typo === word ? typoIn(word, random) : typo;
}
