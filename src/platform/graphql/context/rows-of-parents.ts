import type DataLoader from 'dataloader';
import { type EntityClass, toEntity } from '../../database/entity-columns';
import type { Queryable } from '../../database/queryable';
import { type Sql, sql } from '../../database/sql';
import { loaderByArguments, type ParentWithArguments } from './loader-by-arguments';
import type { RequestContext } from './request-context';
import { requestLoader } from './request-loaders';

// Loaders over a statement that finds the rows of one parent, known as `parent.id`, in their order, under the names of
// the item's properties. The planner puts the same statement into that of a whole operation.

type Loader<Key, Value, CacheKey = Key> = (context: RequestContext) => DataLoader<Key, Value, CacheKey>;

/** The one item of each parent, or null. */
export function oneOf<Item extends object>(itemClass: EntityClass<Item>, rows: Sql): Loader<number, Item | null> {
  return requestLoader<number, Item | null>(async (parentKeys, { database }) =>
    firsts(await itemsOfParents(database, { itemClass, rows, parentKeys })),
  );
}

/** All items of each parent. */
export function manyOf<Item extends object>(itemClass: EntityClass<Item>, rows: Sql): Loader<number, Item[]> {
  return requestLoader<number, Item[]>((parentKeys, { database }) =>
    itemsOfParents(database, { itemClass, rows, parentKeys }),
  );
}

/** The one item of each parent for a field with arguments; `signature` tells arguments apart that JSON does not. */
export function oneByArguments<Item extends object, Arguments>(
  itemClass: EntityClass<Item>,
  rows: (args: Arguments) => Sql,
  signature?: (args: Arguments) => string,
): Loader<ParentWithArguments<Arguments>, Item | null, string> {
  return loaderByArguments<Arguments, Item | null>(
    async (parentKeys, args, { database }) =>
      firsts(await itemsOfParents(database, { itemClass, rows: rows(args), parentKeys })),
    signature,
  );
}

/** All items of each parent for a field with arguments; parents that are asked the same are asked together. */
export function manyByArguments<Item extends object, Arguments>(
  itemClass: EntityClass<Item>,
  rows: (args: Arguments) => Sql,
): Loader<ParentWithArguments<Arguments>, Item[], string> {
  return loaderByArguments<Arguments, Item[]>((parentKeys, args, { database }) =>
    itemsOfParents(database, { itemClass, rows: rows(args), parentKeys }),
  );
}

/** For each parent its items, in their order. */
async function itemsOfParents<Item extends object>(
  database: Queryable,
  { itemClass, rows, parentKeys }: { itemClass: EntityClass<Item>; rows: Sql; parentKeys: readonly number[] },
): Promise<Item[][]> {
  // The place is named so that no column of an item is in its way.
  const found = await database.query<{ placeOfParent: number }>(
    sql`
      select parent.place::integer as "placeOfParent", item.*
      from unnest(${parentKeys}::integer[]) with ordinality as parent (id, place)
      cross join lateral (${rows}) as item`.prepared(),
  );
  const items: Item[][] = parentKeys.map(() => []);
  for (const { placeOfParent, ...row } of found) {
    items[placeOfParent - 1]?.push(toEntity(itemClass, row));
  }
  return items;
}

function firsts<Item>(groups: Item[][]): (Item | null)[] {
  return groups.map(([first = null]) => first);
}
