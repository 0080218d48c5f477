import { postedTerms } from './posting-lists';
import type { PaperVector } from '../vectors/paper-vector';
import type { WeightedNumbers } from '../vectors/weighted-numbers';

/** Of so many the exact cosine is taken; with twice as many a real paper's neighbours are hardly others. */
const mostCandidates = 150;

/** The papers that share the most of a vector's heaviest terms, itself aside; no more than are worth a closer look. */
export function findCandidates(
  paperKey: number,
  vector: PaperVector,
  lists: ReadonlyMap<number, WeightedNumbers>,
): number[] {
  const shared = new Map<number, number>();
  postedTerms(vector).forEach((weight, term) => {
    const { numbers, weights } = lists.get(term) ?? { numbers: [], weights: [] };
    for (let index = 0; index < numbers.length; index += 1) {
      const other = numbers[index] ?? 0;
      shared.set(other, (shared.get(other) ?? 0) + weight * (weights[index] ?? 0));
    }
  });
  shared.delete(paperKey);
  if (shared.size <= mostCandidates) {
    return [...shared.keys()];
  }
  const threshold = Float64Array.from(shared.values()).sort().at(-mostCandidates) ?? 0;
  return [...shared]
    .filter(([, sum]) => sum >= threshold)
    .slice(0, mostCandidates)
    .map(([other]) => other);
}
