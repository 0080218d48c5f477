/** How an expression is worked out for several who ask at once. */
export type Merging =
  /** Each by itself. */
  | { kind: 'NONE' }
  /** Once for all: it has no values that differ. */
  | { kind: 'SAME' }
  /** By a statement that selects `place`, from 1, and `data` for each tuple of values. */
  | { kind: 'TUPLES'; text: string; parameters: readonly Parameter[] };

/** A parameter of the merged statement: which one of the expression, and whether it has a value for each tuple. */
interface Parameter {
  index: number;
  isMany: boolean;
}

const parameter = /\$(\d+)(?:::([a-z]+(?:\[\])?))?/g;

/** The secrets that cursors are signed with, which are the same for all. */
const sharedType = 'bytea';

/**
 * The way for an expression. Tuples need every parameter to say its type where it stands, and none to be a list already.
 * Text in quotes must hold nothing that looks like a parameter.
 */
export function mergingOf(expression: string): Merging {
  const types = new Map<number, string | undefined>();
  for (const [, digits, type] of expression.matchAll(parameter)) {
    const index = Number(digits) - 1;
    types.set(index, types.get(index) ?? type);
  }
  const given = [...types].map(([index, type]) => ({ index, type, isMany: type !== sharedType }));
  const columns = given.filter(({ isMany }) => isMany);
  if (columns.length === 0) {
    return { kind: 'SAME' };
  }
  if (columns.some(({ type }) => type === undefined || type.endsWith('[]'))) {
    return { kind: 'NONE' };
  }
  const parameters = [...columns, ...given.filter(({ isMany }) => !isMany)];
  const places = new Map(parameters.map(({ index }, place) => [index, place + 1]));
  // In a select of its own, since PostgreSQL counts a bare list: whenever there are less than the ten that it assumes of
  // an unknown one, it thinks to gain by planning the statement anew, which takes longer than the statement.
  const lists = columns.map(({ type }, place) => `(select $${place + 1}::${type}[])`).join(', ');
  const names = columns.map(({ index }) => `p${index + 1}`).join(', ');
  const body = expression.replaceAll(parameter, (_, digits: string, type: string | undefined) => {
    const cast = type === undefined ? '' : `::${type}`;
    return type === sharedType ? `$${places.get(Number(digits) - 1)}${cast}` : `tuple.p${digits}${cast}`;
  });
  const text = `
    select tuple.place::integer as place, ${body} as data
    from unnest(${lists}) with ordinality as tuple (${names}, place)`;
  return { kind: 'TUPLES', text, parameters };
}

/** The values of the merged statement for tuples of values of the expression. */
export function mergeValues(
  { parameters }: Merging & { kind: 'TUPLES' },
  tuples: readonly (readonly unknown[])[],
): unknown[] {
  return parameters.map(({ index, isMany }) => (isMany ? tuples.map((tuple) => tuple[index]) : tuples[0]?.[index]));
}
