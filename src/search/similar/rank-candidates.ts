import { keptNeighbours } from './neighbour-lists';
import { cosineWith, meanCosineWith, type PaperVector } from './vectors/paper-vector';

/** A paper that is like another, and how much, 0 to 1. */
export interface Likeness {
  similarKey: number;
  score: number;
}

/** So many of the closest vouch for the others. */
const mostCompanions = 5;

/** How much of the way to 1 the company can bring a paper: more finds the field better, and authors worse. */
const companyShare = 0.5;

/**
 * Of the candidates those that are most like a vector. The cosine says how much, and the company brings it closer to 1: how
 * like a candidate is to those that are closest by the cosine. Two papers on one subject need not share many words,
 * but they have the same neighbours. None vouches for itself, and copies have 1 whatever the company. Twice as many as
 * are kept have a chance: the company lifts no paper further.
 */
export function rankCandidates(
  vector: PaperVector,
  candidates: readonly number[],
  others: ReadonlyMap<number, { vector: PaperVector }>,
): Likeness[] {
  const cosine = cosineWith(vector);
  const compared: (Likeness & { vector: PaperVector })[] = [];
  for (const similarKey of candidates) {
    const other = others.get(similarKey);
    const score = other === undefined ? 0 : cosine(other.vector);
    if (other !== undefined && score > 0) {
      compared.push({ similarKey, score, vector: other.vector });
    }
  }
  const close = compared.sort(closestFirst).slice(0, 2 * keptNeighbours);
  const companions = close.slice(0, mostCompanions);
  const total = companions.reduce((sum, { score }) => sum + score, 0);
  const shares = new Map(companions.map(({ similarKey, score }) => [similarKey, score / total]));
  const likeCompany = meanCosineWith(companions.map((companion) => ({ ...companion, share: companion.score / total })));
  return close
    .map(({ similarKey, score, vector: candidate }) => {
      const company = Math.max(0, likeCompany(candidate) - (shares.get(similarKey) ?? 0));
      return { similarKey, score: score + companyShare * company * (1 - score) };
    })
    .sort(closestFirst)
    .slice(0, keptNeighbours);
}

function closestFirst(one: Likeness, other: Likeness): number {
  return other.score - one.score || one.similarKey - other.similarKey;
}
