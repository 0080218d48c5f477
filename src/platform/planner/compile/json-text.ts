import { sql } from '../../database/sql';
import { type Hole, type Scope, Template, template } from './template';

/** JSON that the request itself tells, without a look into the database. */
export type Told = (scope: Scope) => string;

/**
 * A piece of JSON in the making: text that is known, SQL expressions that give text, and what the request tells. It is
 * put together as text, since PostgreSQL takes longer over `json_build_object`, which also writes spaces that
 * `JSON.stringify` does not.
 */
export type JsonText = readonly (string | Template | Told)[];

/** The whole as one SQL expression of type text; null as soon as one of its parts is null. */
export function toExpression(json: JsonText): Template {
  const parts: Template[] = [];
  let literal = '';
  const endLiteral = (): void => {
    if (literal !== '') {
      parts.push(template`${quote(literal)}`);
      literal = '';
    }
  };
  for (const part of json) {
    if (typeof part === 'string') {
      literal += part;
    } else {
      endLiteral();
      parts.push(part instanceof Template ? part : template`${parameter(part)}`);
    }
  }
  endLiteral();
  if (parts.length === 1) {
    // A literal by itself is of no type yet.
    return template`(${parts[0] ?? ''})::text`;
  }
  return parts.reduce((joined, part) => template`${joined} || ${part}`);
}

/** Objects and lists of JSON, such as `{"a":1}` of the entries `"a":1`. */
export function wrapJson(open: string, entries: readonly JsonText[], close: string): JsonText {
  return [open, ...entries.flatMap((entry, index) => (index === 0 ? entry : [',', ...entry])), close];
}

/** The text of JSON that needs no database; null where it does. */
export function withoutDatabase(json: JsonText): Told | null {
  const told: (string | Told)[] = [];
  for (const part of json) {
    if (part instanceof Template) {
      return null;
    }
    told.push(part);
  }
  return (scope) => told.map((part) => (typeof part === 'string' ? part : part(scope))).join('');
}

function parameter(told: Told): Hole {
  return (scope) => sql`${told(scope)}::text`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
