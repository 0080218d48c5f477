import type { LexemeQuery } from '../filter/query/lexeme-query';
import { cutSnippet } from './cut-snippet';
import { findMatches } from './find-matches';
import type { Highlight } from './highlight';
import { markHtml } from './mark-html';

/** The texts of a paper by their fields, each author by itself. */
export interface HighlightedTexts {
  title: string;
  abstract: string;
  authors: readonly string[];
}

/** What of a paper a query looks for: title and names whole, of the abstract the stretch with the most matches. */
export function highlightPaper(query: LexemeQuery, { title, abstract, authors }: HighlightedTexts): Highlight[] {
  const fields = [
    { field: 'title', text: title, isCut: false },
    { field: 'abstract', text: abstract, isCut: true },
    ...authors.map((name) => ({ field: 'authors', text: name, isCut: false })),
  ];
  return fields.flatMap(({ field, text, isCut }) => {
    const matches = findMatches(query, text);
    if (matches.length === 0) {
      return [];
    }
    const snippet = isCut ? cutSnippet(text, matches) : { text, ranges: matches };
    return [{ field, html: markHtml(snippet.text, snippet.ranges) }];
  });
}
