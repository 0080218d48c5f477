import { tags } from '../search-index/tags';
import { authorNameKey } from '../text/author-name-key';
import type { PaperFilter } from './paper-filter.input';
import { allOf, anyOf, type LexemeQuery, term } from './query/lexeme-query';
import { parseQuery } from './query/parse-query';

/** A filter in two parts that hold together: what the search index answers by itself, and what is asked of each paper. */
export interface SplitFilter {
  /** Null where nothing of the filter is words or tags. */
  indexed: LexemeQuery | null;
  /** Null where all of it is. */
  rest: PaperFilter | null;
}

/** Takes out of a filter what the search index can answer: words, topics, authors, categories and code. */
export function splitFilter(filter: PaperFilter): SplitFilter {
  const { query, topics, authors, categories, hasCode, and, or, not, ...others } = filter;
  const parts = (and ?? []).map(splitFilter);
  const alternatives = or?.map(splitFilter) ?? null;
  const exception = not ? splitFilter(not) : null;
  const indexed: LexemeQuery[] = [
    ...given(query, (text) => parseQuery(text).condition),
    ...given(topics, (slugs): LexemeQuery => (slugs.length === 0 ? anyOf([]) : { kind: 'TOPICS', slugs })),
    ...given(authors, (names) => anyOf(names.map((name) => term(tags.author(authorNameKey(name)))))),
    ...given(categories, (classes) => anyOf(classes.map((category) => term(tags.category(category))))),
    ...given(hasCode, (wanted) => (wanted ? term(tags.code) : opposite(term(tags.code)))),
    ...parts.flatMap((part) => part.indexed ?? []),
    ...(alternatives?.every(isWhole) ? [anyOf(alternatives.map(wholeOf))] : []),
    ...(exception && isWhole(exception) ? [opposite(wholeOf(exception))] : []),
  ];
  const restOfParts = parts.flatMap((part) => part.rest ?? []);
  const rest: PaperFilter = {
    ...others,
    ...(restOfParts.length > 0 && { and: restOfParts }),
    ...(alternatives?.some((part) => !isWhole(part)) && { or }),
    ...(exception && !isWhole(exception) && { not }),
  };
  return {
    indexed: indexed.length === 0 ? null : allOf(indexed),
    rest: Object.values(rest).some((value) => value !== undefined && value !== null) ? rest : null,
  };
}

function given<Value>(value: Value | null | undefined, condition: (value: Value) => LexemeQuery): LexemeQuery[] {
  return value === null || value === undefined ? [] : [condition(value)];
}

function opposite(part: LexemeQuery): LexemeQuery {
  return { kind: 'NOT', part };
}

function isWhole({ rest }: SplitFilter): boolean {
  return rest === null;
}

/** A part without any condition holds for every paper. */
function wholeOf({ indexed }: SplitFilter): LexemeQuery {
  return indexed ?? allOf([]);
}
