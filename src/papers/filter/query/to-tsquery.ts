import { joinSql, type Sql, sql } from '../../../platform/database/sql';
import { quoteLexeme } from '../../search-index/to-tsvector';
import type { LexemeQuery, Term } from './lexeme-query';

/** The query as a value of type tsquery. What has no topics in it is one parameter. */
export function toTsquery(query: LexemeQuery): Sql {
  const text = print(query);
  if (text !== null) {
    return sql`${text}::tsquery`;
  }
  switch (query.kind) {
    case 'TOPICS':
      // As a subquery it is worked out once a statement: as a plain call, once for each paper that is looked at.
      return sql`(select topic_tags(${query.slugs}::text[]))`;
    case 'NOT':
      return sql`(!! ${toTsquery(query.part)})`;
    case 'AND':
      return sql`(${joinSql(query.parts.map(toTsquery), ' && ')})`;
    case 'OR':
      return sql`(${joinSql(query.parts.map(toTsquery), ' || ')})`;
    case 'TERM':
    case 'PHRASE':
      throw new Error(`Expected a ${query.kind} to be text, since it names no topics.`);
  }
}

/** The query as PostgreSQL reads a tsquery, `('gpt' <1> '4' | 'gpt4') & !'/code'`; null where it asks for topics. */
function print(query: LexemeQuery): string | null {
  switch (query.kind) {
    case 'TERM':
      return printTerm(query);
    case 'PHRASE':
      return `(${query.steps.map((step, place) => (place === 0 ? '' : ` <${step.distance}> `) + printTerm(step)).join('')})`;
    case 'AND':
    case 'OR': {
      const parts = query.parts.flatMap((part) => print(part) ?? []);
      return parts.length < query.parts.length ? null : `(${parts.join(query.kind === 'AND' ? ' & ' : ' | ')})`;
    }
    case 'NOT': {
      const part = print(query.part);
      return part === null ? null : `!${part}`;
    }
    case 'TOPICS':
      return null;
  }
}

function printTerm({ lexeme, isPrefix }: Term): string {
  return `${quoteLexeme(lexeme)}${isPrefix ? ':*' : ''}`;
}
