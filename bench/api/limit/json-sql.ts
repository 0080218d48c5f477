import { nodeIdInSql } from '../../../src/platform/graphql/nodes/node-id';

/**
 * SQL for JSON text by concatenation, which takes a tenth less of PostgreSQL's time than json_build_object and json_agg,
 * and for lists of many parents by one grouped join, a fifth less than by a subquery for each parent.
 */

/** An object's opaque id, without quotes; the product has found no cheaper one either. */
export const nodeId = nodeIdInSql;

/** A text, or null, as JSON. */
export function text(value: string): string {
  return `coalesce(to_json(${value})::text, 'null')`;
}

/** A number or another value whose text is its JSON, or null. */
export function plain(value: string): string {
  return `coalesce((${value})::text, 'null')`;
}

/** An instant, or null, as JSON. */
export function instant(value: string): string {
  return `coalesce(
    case when ${value} = (${value})::timestamptz(0)
      then replace(to_json(${value})::text, '+00:00', '.000Z')
      else to_char(${value}, '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""') end,
    'null'
  )`;
}

/** The JSON of an object, from the names of its fields and SQL for their JSON. */
export function object(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(
    ([name, value], place) => `'${place === 0 ? '{' : ','}"${name}":' || ${value}`,
  );
  return `${parts.join(' || ')} || '}'`;
}

/** A quoted string whose content needs no escapes. */
export function quoted(value: string): string {
  return `'"' || ${value} || '"'`;
}

/** A list that was aggregated to a text with commas, null where it is empty. */
export function list(joined: string): string {
  return `'[' || coalesce(${joined}, '') || ']'`;
}

/** The items of a subquery, in its order, as a list. */
export function listOf(item: string, fromAndOrder: string): string {
  return `'[' || array_to_string(array(select ${item} ${fromAndOrder}), ',') || ']'`;
}
