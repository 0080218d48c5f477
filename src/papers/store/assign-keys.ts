import type { PaperPlan } from './plan-papers';

/** How many keys a plan needs. */
export function countNew({ papers }: PaperPlan): number {
  return papers.filter(({ before }) => before === null).length;
}

/**
 * The plan with these keys for its new papers, in their order. Keys are fetched once it is known how many are needed:
 * one for every record would use up the column's 32 bits in weeks of upserts that change nothing.
 */
export function assignKeys({ outcomes, papers }: PaperPlan, keys: readonly number[]): PaperPlan {
  const created = papers.filter(({ before }) => before === null);
  const assigned = new Map(created.map(({ state }, place) => [state.key, keys[place] ?? Number.NaN]));
  const keyOf = (key: number) => assigned.get(key) ?? key;
  return {
    outcomes: outcomes.map((outcome) =>
      outcome.kind === 'CONFLICT' ? outcome : { ...outcome, paperKey: keyOf(outcome.paperKey) },
    ),
    papers: papers.map((paper) => ({ ...paper, state: { ...paper.state, key: keyOf(paper.state.key) } })),
  };
}
