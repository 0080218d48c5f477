/**
 * A function that makes something of an object once, and keeps it for as long as the object itself is kept. The object
 * must not change.
 */
export function keptWith<Source extends object, Made extends NonNullable<unknown>>(
  make: (source: Source) => Made,
): (source: Source) => Made {
  const known = new WeakMap<Source, Made>();
  return (source) => {
    const kept = known.get(source);
    if (kept !== undefined) {
      return kept;
    }
    const made = make(source);
    known.set(source, made);
    return made;
  };
}
