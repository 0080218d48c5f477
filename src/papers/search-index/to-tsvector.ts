import type { SearchDocument } from './search-document';

/** The document as PostgreSQL reads a tsvector: `'attention':1A,40B '/code'`. */
export function toTsvector(document: SearchDocument): string {
  let text = '';
  for (const [lexeme, places] of document) {
    text += `${text === '' ? '' : ' '}${quoteLexeme(lexeme)}`;
    for (const [index, { position, weight }] of places.entries()) {
      text += `${index === 0 ? ':' : ','}${position}${weight}`;
    }
  }
  return text;
}

const special = /['\\]/;

/** A lexeme as tsvector and tsquery take it, whatever stands in it. */
export function quoteLexeme(lexeme: string): string {
  return !special.test(lexeme) ? `'${lexeme}'` : `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
