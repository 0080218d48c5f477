/** Where two JSON values differ first and what stands there, or null where they are the same, order of keys included. */
export function firstDifference(expected: unknown, actual: unknown, path = '$'): string | null {
  if (!isObject(expected) || !isObject(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return Object.is(expected, actual) ? null : `at ${path} one says ${short(expected)} and the other ${short(actual)}`;
  }
  const [names, otherNames] = [Object.keys(expected), Object.keys(actual)];
  if (names.join() !== otherNames.join()) {
    return Array.isArray(expected)
      ? `at ${path} one has ${names.length} items and the other ${otherNames.length}`
      : `at ${path} one has the fields ${names.join(', ')} and the other ${otherNames.join(', ')}`;
  }
  for (const name of names) {
    const difference = firstDifference(expected[name], actual[name], `${path}.${name}`);
    if (difference !== null) {
      return difference;
    }
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
