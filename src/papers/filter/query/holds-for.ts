import type { SearchDocument } from '../../search-index/search-document';
import type { LexemeQuery, Term } from './lexeme-query';

/** Whether a document fulfils a query, as `tsvector @@ tsquery` says it. */
export function holdsFor(query: LexemeQuery, document: SearchDocument): boolean {
  switch (query.kind) {
    case 'TERM':
      return query.isPrefix ? lexemesOf(query, document).length > 0 : document.has(query.lexeme);
    case 'PHRASE':
      return (
        query.steps.reduce<Set<number> | null>((ends, step) => {
          const positions = positionsOf(step, document);
          return new Set(positions.filter((position) => ends === null || ends.has(position - step.distance)));
        }, null)?.size !== 0
      );
    case 'AND':
      return query.parts.every((part) => holdsFor(part, document));
    case 'OR':
      return query.parts.some((part) => holdsFor(part, document));
    case 'NOT':
      return !holdsFor(query.part, document);
    case 'TOPICS':
      throw new Error('Expected a query over words, but it asks for topics, which a document has by their keys.');
  }
}

function positionsOf(step: Term, document: SearchDocument): number[] {
  return lexemesOf(step, document).flatMap((lexeme) => (document.get(lexeme) ?? []).map(({ position }) => position));
}

function lexemesOf({ lexeme, isPrefix }: Term, document: SearchDocument): string[] {
  return isPrefix ? [...document.keys()].filter((known) => known.startsWith(lexeme)) : [lexeme];
}
