/** The variables of a request, as they came: nothing has coerced them yet. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number of objects: known from the document, or read from the variables. */
export type Size = number | ((variables: Variables) => number);

/** Whether `@skip` and `@include` let a selection stand; null: no variable decides that. */
export type Condition = ((variables: Variables) => boolean) | null;

/** A field, and what it costs: `own + size × (each + what stands below)`. */
export interface FieldTerm {
  readonly kind: 'field';
  /** The response key. */
  readonly key: string;
  /** Points paid once. */
  readonly own: number;
  /** Points paid for each object. */
  readonly each: number;
  readonly size: Size;
  /** The sum of its selection set, by its place in `CostPlan.sums`; null: no selection set, or one that is free. */
  readonly below: number | null;
  /** Of a connection, only what stands below `edges` and `nodes` is multiplied by its page size. */
  readonly connection: boolean;
  /** Whether it is such an `edges` or `nodes`. */
  readonly perItem: boolean;
  readonly when: Condition;
}

/** A fragment: all that its selection set costs. */
export interface SpreadTerm {
  readonly kind: 'spread';
  readonly below: number;
  readonly when: Condition;
}

export type Term = FieldTerm | SpreadTerm;

/** A selection set: on an object type the total of its terms, on an interface or union the dearest of its types. */
export type Sum =
  | { readonly kind: 'total'; readonly terms: readonly Term[] }
  | { readonly kind: 'dearest'; readonly of: readonly number[] };

/**
 * An operation's cost but for the variables. Sums stand in the order in which they can be computed, those of inner
 * selection sets first: a fragment is computed once for each object type, however often it is spread.
 */
export interface CostPlan {
  readonly sums: readonly Sum[];
  /** The place of the operation's own selection set. */
  readonly root: number;
}
