import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { authorNameKey } from '../text/author-name-key';
import type { FilterTable } from './filter-table';
import type { PaperFilter } from './paper-filter.input';
import { parseQuery } from './query/parse-query';
import { toTsquery } from './query/to-tsquery';

/** The filter as one condition over a table. No filter holds for every paper. Check it first: see checkFilter. */
export function filterToSql(filter: PaperFilter | null | undefined, table: FilterTable): Sql {
  return filter ? translate(filter, table) : rawSql('true');
}

/** The fields of one object hold together. */
function translate(filter: PaperFilter, table: FilterTable): Sql {
  const within = (part: PaperFilter) => translate(part, table);
  return all([
    ...given(filter.query, (text) => table.found(toTsquery(parseQuery(text).condition))),
    ...given(filter.topics, (slugs) => carriesAny(slugs, table)),
    ...given(filter.authors, (names) => signedByAny(names, table)),
    ...given(filter.categories, (categories) => table.inAnyCategory(categories)),
    ...given(filter.publishedFrom, (day) => sql`${table.sortDate} >= ${day}::date::timestamptz`),
    ...given(filter.publishedTo, (day) => sql`${table.sortDate} < (${day}::date + 1)::timestamptz`),
    ...given(filter.digestFrom ?? filter.digestTo, () => listedBetween(filter.digestFrom, filter.digestTo, table)),
    ...given(filter.hasCode, (wanted) => (wanted ? hasCode(table) : sql`not ${hasCode(table)}`)),
    ...given(filter.minVotes, (votes) => sql`${table.votes} >= ${votes}::integer`),
    ...given(filter.and, (parts) => all(parts.map(within))),
    ...given(filter.or, (parts) => any(parts.map(within))),
    ...given(filter.not, (part) => sql`not ${within(part)}`),
  ]);
}

function given<Value>(value: Value | null | undefined, condition: (value: Value) => Sql): Sql[] {
  return value === null || value === undefined ? [] : [condition(value)];
}

function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? rawSql('true') : sql`(${joinSql(conditions, ' and ')})`;
}

function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? rawSql('false') : sql`(${joinSql(conditions, ' or ')})`;
}

function hasCode({ paperKey }: FilterTable): Sql {
  return sql`exists (
    select from paper_links link
    where link.paper_id = ${paperKey} and link.kind = 'CODE'
  )`;
}

/** A topic stands for itself and all below it; the tree is walked once a statement. */
function carriesAny(slugs: string[], { paperKey }: FilterTable): Sql {
  return sql`exists (
    select from paper_topics carried
    where carried.paper_id = ${paperKey}
      and carried.topic_id = any (array(
        with recursive below as (
          select topic.id from topics topic where topic.slug = any (${slugs}::text[])
          union
          select topic.id from topics topic join below on topic.parent_id = below.id
        )
        select below.id from below
      ))
  )`;
}

function signedByAny(names: string[], { paperKey }: FilterTable): Sql {
  return sql`exists (
    select from paper_authors signed
    join authors author on author.id = signed.author_id
    where signed.paper_id = ${paperKey} and author.name_key = any (${names.map(authorNameKey)}::text[])
  )`;
}

/** Says only what was asked for: a range that is open for PostgreSQL too is planned as one. */
function listedBetween(from: string | null | undefined, to: string | null | undefined, { paperKey }: FilterTable): Sql {
  const within = [
    ...given(from, (day) => sql`digest.date >= ${day}::date`),
    ...given(to, (day) => sql`digest.date <= ${day}::date`),
  ];
  return sql`exists (
    select from digest_entries entry
    join digests digest on digest.id = entry.digest_id
    where entry.paper_id = ${paperKey} and ${all(within)}
  )`;
}
