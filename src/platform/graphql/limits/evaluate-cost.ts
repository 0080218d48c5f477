import type { CostPlan, FieldTerm, Term, Variables } from './cost-plan';
import { sizeOf } from './field-size';

/** Points of one selection set. */
export interface Amount {
  /** Paid for each object on which it is selected. */
  readonly once: number;
  /** In a connection, paid for each item of its page. */
  readonly perItem: number;
}

const nothing: Amount = { once: 0, perItem: 0 };

/** What every selection set of a plan costs with these variables, by its place: one pass, linear in the document. */
export function evaluateCost(plan: CostPlan, variables: Variables): Amount[] {
  const amounts: Amount[] = [];
  for (const sum of plan.sums) {
    let once = 0;
    let perItem = 0;
    if (sum.kind === 'total') {
      for (const term of sum.terms) {
        if (term.when !== null && !term.when(variables)) continue;
        if (term.kind === 'spread') {
          const amount = amounts[term.below] ?? nothing;
          once += amount.once;
          perItem += amount.perItem;
        } else if (term.perItem) perItem += fieldCost(term, amounts, variables);
        else once += fieldCost(term, amounts, variables);
      }
    } else {
      for (const place of sum.of) {
        const amount = amounts[place] ?? nothing;
        once = Math.max(once, amount.once);
        perItem = Math.max(perItem, amount.perItem);
      }
    }
    amounts.push({ once, perItem });
  }
  return amounts;
}

/** What one term adds to its selection set, everything below it included. */
export function termCost(term: Term, amounts: readonly Amount[], variables: Variables): number {
  if (term.when !== null && !term.when(variables)) return 0;
  if (term.kind === 'field') return fieldCost(term, amounts, variables);
  const { once, perItem } = amounts[term.below] ?? nothing;
  return once + perItem;
}

function fieldCost(term: FieldTerm, amounts: readonly Amount[], variables: Variables): number {
  const below = (term.below === null ? undefined : amounts[term.below]) ?? nothing;
  const size = sizeOf(term.size, variables);
  return term.connection ? term.own + below.once + size * below.perItem : term.own + size * (term.each + below.once);
}
