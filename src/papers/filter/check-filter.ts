import { badUserInput } from '../../platform/graphql/errors/errors';
import type { PaperFilter } from './paper-filter.input';

const deepest = 5;
const mostConditions = 100;
const mostItems = 100;

/** Holds a filter against its limits; BAD_USER_INPUT says which one it passes. */
export function checkFilter(filter: PaperFilter): void {
  const conditions = countConditions(filter, 0);
  if (conditions > mostConditions) {
    throw badUserInput(`Expected a filter of at most ${mostConditions} conditions, got ${conditions}.`);
  }
}

/** A part without any condition of its own counts as one, lest a filter of nothing but parts be free. */
function countConditions(filter: PaperFilter, depth: number): number {
  if (depth > deepest) {
    throw badUserInput(`Expected "and", "or" and "not" to nest at most ${deepest} deep in a filter, got more.`);
  }
  const { and, or, not, ...fields } = filter;
  let conditions = 0;
  for (const [name, value] of Object.entries({ and, or, ...fields })) {
    if (Array.isArray(value) && value.length > mostItems) {
      throw badUserInput(`Expected at most ${mostItems} items in "${name}" of a filter, got ${value.length}.`);
    }
  }
  for (const value of Object.values(fields)) {
    conditions += value === undefined || value === null ? 0 : 1;
  }
  for (const part of [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])]) {
    conditions += Math.max(1, countConditions(part, depth + 1));
  }
  return conditions;
}
