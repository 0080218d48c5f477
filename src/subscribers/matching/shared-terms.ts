import type { LexemeQuery } from '../../papers';

/**
 * Keeps each term once, however many queries hold it: searches of a million subscribers use the same few ten thousand
 * words, and a query is mostly terms. Terms are never forgotten: there are no more than words that were ever looked for.
 */
export class SharedTerms {
  private readonly terms = new Map<string, LexemeQuery>();

  /** The same query, made of shared terms. */
  share(query: LexemeQuery): LexemeQuery {
    switch (query.kind) {
      case 'TERM': {
        const name = query.isPrefix ? `${query.lexeme}*` : query.lexeme;
        const known = this.terms.get(name) ?? query;
        this.terms.set(name, known);
        return known;
      }
      case 'AND':
      case 'OR':
        return { kind: query.kind, parts: query.parts.map((part) => this.share(part)) };
      case 'NOT':
        return { kind: 'NOT', part: this.share(query.part) };
      case 'PHRASE':
      case 'TOPICS':
        return query;
    }
  }
}
