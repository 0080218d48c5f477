import { type LexemeQuery, allOf, term } from './lexeme-query';
import { tags } from '../../search-index/tags';

/** The query in a form that an inverted index can start from: one that asks for the absence of lexemes alone has none. */
export function withStart(query: LexemeQuery): LexemeQuery {
  return needsLexeme(query) ? query : allOf([term(tags.every), query]);
}

/** Whether a document without any lexeme surely fails. */
function needsLexeme(query: LexemeQuery): boolean {
  switch (query.kind) {
    case 'TERM':
    case 'PHRASE':
    case 'TOPICS':
      return true;
    case 'AND':
      return query.parts.some(needsLexeme);
    case 'OR':
      return query.parts.every(needsLexeme);
    case 'NOT':
      return false;
  }
}
