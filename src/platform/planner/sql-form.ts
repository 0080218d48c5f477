import { Extensions } from 'type-graphql';
import { Sql } from '../database/sql';
import type { RequestContext } from '../graphql/context/request-context';
import type { List } from '../graphql/pagination/list';
import type { ListWays } from '../graphql/pagination/list-ways';

/** What a form can go by in a request. */
export interface Use<
  Args extends object = object,
  Context extends RequestContext = RequestContext,
  Of extends List = List,
> {
  /** The alias of the row that the field belongs to; its columns have the names of the class's properties. */
  row: string;
  /** As GraphQL coerces them: what the resolver gets. */
  args: Args;
  context: Context;
  /** The list around the field; null where there is none. */
  ways: ListWays<Of> | null;
}

/** How a field is read in SQL; made by the functions below. Methods, so that a form may know its arguments' type. */
export type SqlForm =
  | { kind: 'expression'; write(row: string): string }
  | { kind: 'value'; write(use: Use): Sql }
  | { kind: 'rows'; same: Sql | null; write(use: Use): Sql | null; of: string | null }
  | { kind: 'list'; write(use: Use): ListWays }
  | { kind: 'nodes'; wanted(args: object): readonly string[] }
  | { kind: 'told'; tell(use: Use): unknown };

/**
 * Declares beside a resolver the SQL that equals it. Whatever a form throws sends the operation to the resolvers, which
 * say what is wrong and where.
 */
export function InSql(form: SqlForm): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Extensions({ inSql: form });
}

/** A scalar that is the same expression over its row in every request: ((paper) => `lower(${paper}."title")`). */
export function expression(write: (row: string) => string): SqlForm {
  return { kind: 'expression', write };
}

/** A scalar in which arguments, the caller or the list around it have a say. */
export function value<Known extends Use>(write: (use: Known) => Sql): SqlForm {
  return { kind: 'value', write };
}

/**
 * An object, or a list of them: a statement whose columns have the names of the class's properties, and whose rows come
 * in the field's order. It knows its parent as `parent.id`, which is the parent's property `of`; null where it goes by
 * the parent's row as a whole. A form that writes null gives null, or an empty list.
 */
export function rows<Known extends Use>(
  written: Sql | ((use: Known) => Sql | null),
  of: string | null = 'key',
): SqlForm {
  return written instanceof Sql
    ? { kind: 'rows', same: written, write: () => written, of }
    : { kind: 'rows', same: null, write: written, of };
}

/** A connection; its list knows its parent as `parent.id`, as a list of the loaders does. */
export function list<Known extends Use>(write: (use: Known) => ListWays): SqlForm {
  return { kind: 'list', write };
}

/** Objects by their ids, of whatever type these say: one, or a list of them. */
export function nodesById<Args extends object>(wanted: (args: Args) => readonly string[]): SqlForm {
  return { kind: 'nodes', wanted };
}

/** What the request itself tells: an object whose fields are its properties, or null. */
export function told<Known extends Use>(tell: (use: Known) => unknown): SqlForm {
  return { kind: 'told', tell };
}

/** The form that a field declares. */
export function formOf(extensions: Readonly<Record<string, unknown>>): SqlForm | null {
  return isForm(extensions.inSql) ? extensions.inSql : null;
}

function isForm(declared: unknown): declared is SqlForm {
  return typeof declared === 'object' && declared !== null && 'kind' in declared;
}
