import type { WeightedNumbers } from '../vectors/weighted-numbers';

/** Bounds what a paper costs however many there are: beyond, those go in which the term weighs least. */
const longestList = 1_000;
const greatestWeight = 255;

/**
 * The papers of a term with some taken out and others added, the latest first, cut to those in which the term weighs
 * most; of equals those stay that came last.
 */
export function changePostings(
  list: WeightedNumbers,
  removed: ReadonlySet<number>,
  added: ReadonlyMap<number, number>,
): WeightedNumbers {
  const most = list.numbers.length + added.size;
  const numbers = new Int32Array(most);
  const weights = new Uint8Array(most);
  let length = 0;
  const put = (paperKey: number, weight: number): void => {
    numbers[length] = paperKey;
    weights[length] = weight;
    length += 1;
  };
  [...added].toReversed().forEach(([paperKey, weight]) => put(paperKey, weight));
  list.numbers.forEach((paperKey, index) => {
    if (!removed.has(paperKey) && !added.has(paperKey)) {
      put(paperKey, list.weights[index] ?? 0);
    }
  });
  return cutToHeaviest({ numbers: numbers.subarray(0, length), weights: weights.subarray(0, length) });
}

/** Counts the weights instead of sorting by them: a list of a common word is cut with every paper that has it. */
function cutToHeaviest(list: WeightedNumbers): WeightedNumbers {
  if (list.numbers.length <= longestList) {
    return list;
  }
  const counts = new Uint32Array(greatestWeight + 1);
  for (const weight of list.weights) {
    counts[weight] = (counts[weight] ?? 0) + 1;
  }
  let bar = greatestWeight;
  let left = longestList;
  while (left > (counts[bar] ?? 0)) {
    left -= counts[bar] ?? 0;
    bar -= 1;
  }
  const isKept = (weight: number): boolean => weight > bar || (weight === bar && (left -= 1) >= 0);
  const kept = Uint32Array.from(list.weights.keys()).filter((index) => isKept(list.weights[index] ?? 0));
  return {
    numbers: Int32Array.from(kept, (index) => list.numbers[index] ?? 0),
    weights: Uint8Array.from(kept, (index) => list.weights[index] ?? 0),
  };
}
