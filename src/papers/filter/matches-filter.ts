import { toCalendarDate } from '../../platform/calendar/calendar-date';
import { authorNameKey } from '../text/author-name-key';
import { documentOf } from './document-of';
import type { FilterablePaper } from './filterable-paper';
import type { PaperFilter } from './paper-filter.input';
import { holdsFor } from './query/holds-for';
import { parseQuery } from './query/parse-query';

/** A condition on one paper. */
export type PaperPredicate = (paper: FilterablePaper) => boolean;

/**
 * The filter as a pure predicate: for one paper it says what filterToSql says in the database. What a filter holds is
 * read once, so that one predicate can be asked of many papers. Check the filter first: see checkFilter.
 */
export function matchesFilter(filter: PaperFilter): PaperPredicate {
  const { digestFrom, digestTo } = filter;
  const conditions: PaperPredicate[] = [
    ...given(filter.query, findsWords),
    ...given(filter.topics, (slugs) => (paper) => slugs.some((slug) => paper.topics.includes(slug))),
    ...given(filter.authors, signedByAny),
    ...given(filter.categories, (classes) => (paper) => classes.some((name) => paper.categories.includes(name))),
    ...given(filter.publishedFrom, (day) => (paper) => toCalendarDate(paper.sortDate) >= day),
    ...given(filter.publishedTo, (day) => (paper) => toCalendarDate(paper.sortDate) <= day),
    ...given(
      digestFrom ?? digestTo,
      () =>
        ({ digestDates }: FilterablePaper) =>
          digestDates.some((date) => date >= (digestFrom ?? date) && date <= (digestTo ?? date)),
    ),
    ...given(filter.hasCode, (wanted) => (paper) => paper.hasCode === wanted),
    ...given(filter.minVotes, (votes) => (paper) => paper.votes >= votes),
    ...given(filter.and, (parts) => every(parts.map(matchesFilter))),
    ...given(filter.or, (parts) => some(parts.map(matchesFilter))),
    ...given(filter.not, (part) => opposite(matchesFilter(part))),
  ];
  return every(conditions);
}

function given<Value>(value: Value | null | undefined, condition: (value: Value) => PaperPredicate): PaperPredicate[] {
  return value === null || value === undefined ? [] : [condition(value)];
}

function findsWords(text: string): PaperPredicate {
  const { condition } = parseQuery(text);
  return (paper) => holdsFor(condition, documentOf(paper));
}

function signedByAny(names: readonly string[]): PaperPredicate {
  const keys = new Set(names.map(authorNameKey));
  return (paper) => paper.authors.some((name) => keys.has(authorNameKey(name)));
}

function every(conditions: readonly PaperPredicate[]): PaperPredicate {
  return (paper) => conditions.every((condition) => condition(paper));
}

function some(conditions: readonly PaperPredicate[]): PaperPredicate {
  return (paper) => conditions.some((condition) => condition(paper));
}

function opposite(condition: PaperPredicate): PaperPredicate {
  return (paper) => !condition(paper);
}
