import type { Sql } from '../../database/sql';
import type { List } from './list';

/** One of the ways to read a list in a statement that learns only on its way which one suits. */
export interface ListChoice<Of extends List = List> {
  list: Of;
  /** A condition on the parent's row; null where it always suits. */
  when: Sql | null;
}

/** A list by every way that may suit: one of the conditions holds. All agree in order, page and columns. */
export type ListWays<Of extends List = List> = readonly [ListChoice<Of>, ...ListChoice<Of>[]];

/** A list that is always read in one way. */
export function oneWay<Of extends List>(list: Of): ListWays<Of> {
  return [{ list, when: null }];
}
