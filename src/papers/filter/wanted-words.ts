import type { PaperFilter } from './paper-filter.input';
import { allOf, anyOf, type LexemeQuery } from './query/lexeme-query';
import { parseQuery } from './query/parse-query';

/** What the queries of a filter look for, which results are ranked and marked by; null where no part holds a query. */
export function wantedWords({ query, and, or }: PaperFilter): LexemeQuery | null {
  const alternatives = (or ?? []).flatMap((part) => wantedWords(part) ?? []);
  const parts = [
    ...(typeof query === 'string' ? [parseQuery(query).condition] : []),
    ...(and ?? []).flatMap((part) => wantedWords(part) ?? []),
    ...(alternatives.length > 0 ? [anyOf(alternatives)] : []),
  ];
  return parts.length === 0 ? null : allOf(parts);
}
