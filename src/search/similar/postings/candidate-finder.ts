import { nothing, postedTerms } from './posting-lists';
import type { PaperVector } from '../vectors/paper-vector';
import type { WeightedNumbers } from '../vectors/weighted-numbers';

/** Of so many the exact cosine is taken; with twice as many a real paper's neighbours are hardly others. */
const mostCandidates = 150;

/** Sums go to 255² and a little, since the squares of posted weights sum to 255²: by 16 they fall into classes. */
const classBits = 4;
const sumClasses = (0x10000 >> classBits) + 0x100;

/**
 * A function that gives the papers that share the most of a vector's heaviest terms, the most first, itself aside; no
 * more than are worth a closer look. The sums lie in one array by paper, which is several times as fast as a map.
 */
export function candidateFinder(
  lists: ReadonlyMap<number, WeightedNumbers>,
): (paperKey: number, vector: PaperVector) => number[] {
  const sums = new Uint32Array(greatestKey(lists) + 1);
  const sumOf = (paperKey: number): number => sums[paperKey] ?? 0;
  return (paperKey, vector) => {
    const found: number[] = [];
    postedTerms(vector).forEach((weight, term) => {
      const { numbers, weights } = lists.get(term) ?? nothing;
      for (let index = 0; index < numbers.length; index += 1) {
        const other = numbers[index] ?? 0;
        const product = weight * (weights[index] ?? 0);
        if (product > 0) {
          const sum = sumOf(other);
          if (sum === 0 && other !== paperKey) {
            found.push(other);
          }
          sums[other] = sum + product;
        }
      }
    });
    const bar = barOf(found, sumOf);
    const candidates = found
      .filter((other) => sumOf(other) >= bar)
      .sort((one, other) => sumOf(other) - sumOf(one) || one - other)
      .slice(0, mostCandidates);
    sums[paperKey] = 0;
    for (const other of found) {
      sums[other] = 0;
    }
    return candidates;
  };
}

/** A sum that enough papers reach, and not many more: sorting some is cheaper than sorting all. */
function barOf(found: readonly number[], sumOf: (paperKey: number) => number): number {
  const classOf = (paperKey: number): number => Math.min(sumOf(paperKey) >> classBits, sumClasses - 1);
  const counts = new Uint32Array(sumClasses);
  for (const paperKey of found) {
    const place = classOf(paperKey);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  let bar = sumClasses - 1;
  for (let reached = counts[bar] ?? 0; reached < mostCandidates && bar > 0; reached += counts[bar] ?? 0) {
    bar -= 1;
  }
  return bar << classBits;
}

function greatestKey(lists: ReadonlyMap<number, WeightedNumbers>): number {
  let greatest = 0;
  for (const { numbers } of lists.values()) {
    for (const paperKey of numbers) {
      greatest = Math.max(greatest, paperKey);
    }
  }
  return greatest;
}
