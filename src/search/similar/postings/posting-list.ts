import type { WeightedNumbers } from '../vectors/weighted-numbers';

/** Bounds what a paper costs however many there are: beyond, those go in which the term weighs least. */
const longestList = 1_000;

/**
 * The papers of a term with some taken out and others added, cut to those in which the term weighs most; of equals
 * those stay that came last.
 */
export function changePostings(
  list: WeightedNumbers,
  removed: ReadonlySet<number>,
  added: ReadonlyMap<number, number>,
): WeightedNumbers {
  const entries: [paperKey: number, weight: number][] = [...added].toReversed();
  list.numbers.forEach((paperKey, index) => {
    if (!removed.has(paperKey) && !added.has(paperKey)) {
      entries.push([paperKey, list.weights[index] ?? 0]);
    }
  });
  if (entries.length > longestList) {
    entries.sort(([, one], [, other]) => other - one);
    entries.length = longestList;
  }
  return {
    numbers: Int32Array.from(entries, ([paperKey]) => paperKey),
    weights: Uint8Array.from(entries, ([, weight]) => weight),
  };
}
