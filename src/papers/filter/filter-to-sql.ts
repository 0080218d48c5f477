import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { authorNameKey } from '../text/author-name-key';
import { checkFilter } from './check-filter';
import type { PaperFilter } from './paper-filter.input';

/** The filter as one condition over the table alias `paper`. No filter holds for every paper. */
export function filterToSql(filter: PaperFilter | null | undefined): Sql {
  if (!filter) {
    return rawSql('true');
  }
  checkFilter(filter);
  return translate(filter);
}

/** The fields of one object hold together. */
function translate(filter: PaperFilter): Sql {
  return all([
    ...given(filter.topics, carriesAny),
    ...given(filter.authors, signedByAny),
    ...given(filter.categories, (categories) => sql`paper.categories && ${categories}::text[]`),
    ...given(filter.publishedFrom, (day) => sql`paper.sort_date >= ${day}::date::timestamptz`),
    ...given(filter.publishedTo, (day) => sql`paper.sort_date < (${day}::date + 1)::timestamptz`),
    ...given(filter.digestFrom ?? filter.digestTo, () => listedBetween(filter.digestFrom, filter.digestTo)),
    ...given(filter.hasCode, (wanted) => (wanted ? hasCode : sql`not ${hasCode}`)),
    ...given(filter.minVotes, (votes) => sql`paper.votes >= ${votes}::integer`),
    ...given(filter.and, (parts) => all(parts.map(translate))),
    ...given(filter.or, (parts) => any(parts.map(translate))),
    ...given(filter.not, (part) => sql`not ${translate(part)}`),
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

const hasCode = sql`exists (
  select from paper_links link
  where link.paper_id = paper.id and link.kind = 'CODE'
)`;

/** A topic stands for itself and all below it; the tree is walked once a statement. */
function carriesAny(slugs: string[]): Sql {
  return sql`exists (
    select from paper_topics carried
    where carried.paper_id = paper.id
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

function signedByAny(names: string[]): Sql {
  return sql`exists (
    select from paper_authors signed
    join authors author on author.id = signed.author_id
    where signed.paper_id = paper.id and author.name_key = any (${names.map(authorNameKey)}::text[])
  )`;
}

/** Says only what was asked for: a range that is open for PostgreSQL too is planned as one. */
function listedBetween(from: string | null | undefined, to: string | null | undefined): Sql {
  const within = [
    ...given(from, (day) => sql`digest.date >= ${day}::date`),
    ...given(to, (day) => sql`digest.date <= ${day}::date`),
  ];
  return sql`exists (
    select from digest_entries entry
    join digests digest on digest.id = entry.digest_id
    where entry.paper_id = paper.id and ${all(within)}
  )`;
}
