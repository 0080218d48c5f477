import type { SearchDocument } from './search-document';

/** The document as PostgreSQL reads a tsvector: `'attention':1A,40B '/code'`. */
export function toTsvector(document: SearchDocument): string {
  return [...document]
    .map(([lexeme, places]) => {
      const positions = places.map(({ position, weight }) => `${position}${weight}`).join();
      return positions === '' ? quoteLexeme(lexeme) : `${quoteLexeme(lexeme)}:${positions}`;
    })
    .join(' ');
}

const special = /['\\]/;

/** A lexeme as tsvector and tsquery take it, whatever stands in it. */
export function quoteLexeme(lexeme: string): string {
  return !special.test(lexeme) ? `'${lexeme}'` : `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
