import DataLoader from 'dataloader';
import type { LoaderScope, RequestContext } from './request-context';

/**
 * A loader that is made once a request. `load` gets all keys of one level of the query at once and answers in their
 * order. Use: `export const authorsByPaperKey = requestLoader(async (paperKeys, { database }) => …)`, then
 * `authorsByPaperKey(context).load(paper.key)`.
 */
export function requestLoader<Key, Value, CacheKey = Key>(
  load: (keys: readonly Key[], context: RequestContext) => Promise<readonly (Value | Error)[]>,
  cacheKeyFn?: (key: Key) => CacheKey,
): (context: RequestContext) => DataLoader<Key, Value, CacheKey> {
  const loaders = new WeakMap<LoaderScope, DataLoader<Key, Value, CacheKey>>();
  return (context) => {
    const known = loaders.get(context.loaderScope);
    if (known !== undefined) {
      return known;
    }
    const loader = new DataLoader<Key, Value, CacheKey>((keys) => load(keys, context), cacheKeyFn && { cacheKeyFn });
    loaders.set(context.loaderScope, loader);
    return loader;
  };
}

/** Brings rows into the order of the keys they were asked by; null where there is none. */
export function inKeyOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Gathers rows under the keys they were asked by, in the order they came; an empty list where there are none. */
export function groupedByKey<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) {
    groups.get(keyOf(row))?.push(row);
  }
  return keys.map((key) => groups.get(key) ?? []);
}
