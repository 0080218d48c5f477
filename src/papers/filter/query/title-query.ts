import { isTag } from '../../search-index/tags';
import { allOf, anyOf, type LexemeQuery, term } from './lexeme-query';

/**
 * What a query asks of the words of a title: it holds for every title that alone fulfils the query, and for some others,
 * since it leaves out exclusions and the order of phrases. Null where no word is wanted.
 */
export function titleQuery(query: LexemeQuery): LexemeQuery | null {
  switch (query.kind) {
    case 'TERM':
      return isTag(query.lexeme) ? null : query;
    case 'PHRASE':
      return allOf(query.steps.map((step) => term(step.lexeme, step.isPrefix)));
    case 'AND': {
      const parts = query.parts.flatMap((part) => titleQuery(part) ?? []);
      return parts.length === 0 ? null : allOf(parts);
    }
    case 'OR': {
      const parts = query.parts.map(titleQuery);
      return parts.includes(null) ? null : anyOf(parts.flatMap((part) => part ?? []));
    }
    case 'NOT':
    case 'TOPICS':
      return null;
  }
}
