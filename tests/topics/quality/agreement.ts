/** What a reader says of one paper, and what the matcher says; slugs. */
export interface Judgement {
  topics: readonly string[];
  arguable: readonly string[];
  assigned: readonly string[];
}

/** How far assignments agree with a reader, over all papers and topics together (micro), each share in 0..1. */
export interface Agreement {
  precision: number;
  recall: number;
  f1: number;
  /** Counts of pairs of a paper and a topic. */
  right: number;
  wrong: number;
  missed: number;
}

/**
 * Counts how far assignments agree with a reader. Arguable topics count neither for nor against, unless they are to
 * count as wrong. A share of nothing is 1: no assignment is wrong where there is none.
 */
export function agreementOf(judgements: readonly Judgement[], arguable: 'neutral' | 'wrong' = 'neutral'): Agreement {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const judgement of judgements) {
    const forgiven = arguable === 'neutral' ? judgement.arguable : [];
    right += judgement.assigned.filter((slug) => judgement.topics.includes(slug)).length;
    wrong += judgement.assigned.filter((slug) => !judgement.topics.includes(slug) && !forgiven.includes(slug)).length;
    missed += judgement.topics.filter((slug) => !judgement.assigned.includes(slug)).length;
  }
  return {
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(2 * right, 2 * right + wrong + missed),
    right,
    wrong,
    missed,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
