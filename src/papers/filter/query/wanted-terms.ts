import { isTag } from '../../search-index/tags';
import type { LexemeQuery } from './lexeme-query';

/** What is wanted of a paper, each to be looked for in its title: the terms that make up a query's conjunctions. */
export function wantedTerms(query: LexemeQuery): LexemeQuery[] {
  switch (query.kind) {
    case 'TERM':
      return isTag(query.lexeme) ? [] : [query];
    case 'PHRASE':
      return [query];
    case 'AND':
      return query.parts.flatMap(wantedTerms);
    case 'OR':
      return query.parts.every((part) => part.kind === 'TERM' || part.kind === 'PHRASE')
        ? [query]
        : query.parts.flatMap(wantedTerms);
    case 'NOT':
    case 'TOPICS':
      return [];
  }
}
