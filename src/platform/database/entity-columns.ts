import { getMetadataArgsStorage } from 'typeorm';
import type { Queryable } from './queryable';
import type { Sql } from './sql';

/** A class that TypeORM maps to a table. */
export type EntityClass<Entity> = new () => Entity;

/**
 * The select list that reads an entity's columns under the names of its properties:
 * `paper.id as "id", paper.arxiv_id as "arxivId"`, from the entity's own decorators.
 */
export function selectColumns(entity: EntityClass<unknown>, alias: string): string {
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .map((column) => `${alias}.${column.options.name ?? column.propertyName} as "${column.propertyName}"`)
    .join(', ');
}

/** A row read through `selectColumns` as an instance, which GraphQL tells from others by its class. */
export function toEntity<Entity extends object>(entity: EntityClass<Entity>, row: object): Entity {
  return Object.assign(new entity(), row);
}

/** The first row of a statement as an instance; null where there is none. */
export async function findOne<Entity extends object>(
  queryable: Queryable,
  entity: EntityClass<Entity>,
  statement: Sql,
): Promise<Entity | null> {
  const [row] = await queryable.query<object>(statement);
  return row ? toEntity(entity, row) : null;
}

/**
 * Whether a property can be read as a column of a class by its name: one of the entity's columns. Rows of a class that is
 * no entity come from statements that name what they select.
 */
export function mayBeColumn(className: string, property: string): boolean {
  const storage = getMetadataArgsStorage();
  const entity = storage.tables.find(({ target }) => typeof target === 'function' && target.name === className)?.target;
  return (
    typeof entity !== 'function' || storage.filterColumns(entity).some(({ propertyName }) => propertyName === property)
  );
}
