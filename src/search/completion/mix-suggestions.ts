import type { Completion } from './matching/completion-terms';
import type { TopicCompletion } from './matching/find-topics';

/** What completes a prefix, each kind with its best first. */
export interface Found {
  topics: readonly TopicCompletion[];
  authors: readonly Completion[];
  papers: readonly Completion[];
}

/** Something suggested, by its type and key. */
export interface Reference {
  type: 'Author' | 'Paper' | 'Topic';
  key: number;
}

/** Of the places there are, how many a kind may take before the others have theirs. */
const shares = { Topic: 1 / 4, Author: 3 / 8, Paper: 1 } as const;

interface Candidate extends Reference {
  score: number;
  beginsSo: boolean;
}

/**
 * Topics whose name begins with what was typed come first; then all kinds by how popular and close they are, the scores
 * of all being natural logarithms of votes and of counts of papers. Topics take a quarter of the places and authors
 * three eighths, each one at least; places that others leave empty go to the best of those that are left.
 */
export function mixSuggestions({ topics, authors, papers }: Found, first: number): Reference[] {
  const ranked: Candidate[] = [
    ...topics.map((topic) => ({ ...topic, type: 'Topic' as const })),
    ...authors.map((author) => ({ ...author, type: 'Author' as const, beginsSo: false })),
    ...papers.map((paper) => ({ ...paper, type: 'Paper' as const, beginsSo: false })),
  ].sort((a, b) => Number(b.beginsSo) - Number(a.beginsSo) || b.score - a.score);

  const taken = { Topic: 0, Author: 0, Paper: 0 };
  const within = ranked.filter(({ type }) => {
    taken[type] += 1;
    return taken[type] <= Math.max(1, Math.floor(shares[type] * first));
  });
  const chosen = new Set(within.slice(0, first));
  for (const candidate of ranked) {
    if (chosen.size < first) {
      chosen.add(candidate);
    }
  }
  return ranked.filter((candidate) => chosen.has(candidate)).map(({ type, key }) => ({ type, key }));
}
