import type { CostPlan, FieldTerm, Variables } from './cost-plan';
import { evaluateCost, termCost } from './evaluate-cost';

interface Best {
  readonly term: FieldTerm;
  readonly cost: number;
}

/** The response keys that lead to the dearest selection: at each level the field that costs most with all below it. */
export function dearestPath(plan: CostPlan, variables: Variables): string[] {
  const amounts = evaluateCost(plan, variables);
  // The dearest field of each selection set, fragments looked through; inner ones come first, as in the plan.
  const best: (Best | null)[] = [];
  for (const sum of plan.sums) {
    let found: Best | null = null;
    const candidates =
      sum.kind === 'dearest'
        ? sum.of.map((place) => best[place] ?? null)
        : sum.terms.map((term): Best | null => {
            const cost = termCost(term, amounts, variables);
            if (cost === 0) return null;
            return term.kind === 'field' ? { term, cost } : (best[term.below] ?? null);
          });
    for (const candidate of candidates) {
      if (candidate !== null && (found === null || candidate.cost > found.cost)) found = candidate;
    }
    best.push(found);
  }
  const path: string[] = [];
  for (let place: number | null = plan.root; place !== null;) {
    const next: Best | null = best[place] ?? null;
    if (next === null) break;
    path.push(next.term.key);
    place = next.term.below;
  }
  return path;
}
