import type { Queryable } from '../../platform/database/queryable';
import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { checkFilter } from '../filter/check-filter';
import type { PaperFilter } from '../filter/paper-filter.input';
import { hitConditions } from '../lists/find-hits';
import { allPapers } from '../lists/paper-scope';
import { firstDayFrom } from './first-day-from';

/** A paper that arrived, and what it sorts by. */
export interface Arrival {
  readonly key: number;
  readonly arrivedAt: Date;
  readonly trending: number;
  readonly sortDate: Date;
  /** The places of those marks that it fulfils, ascending. */
  readonly marks: readonly number[];
}

interface Asked {
  filter: PaperFilter;
  /** Filters of which shall be said, for each paper, whether it fulfils them; they may not ask for votes or days. */
  marks: readonly PaperFilter[];
  /** Half-open. */
  from: Date;
  to: Date;
  /** Of more papers that arrive on one day, those that trend most are given. */
  mostADay: number;
}

/**
 * The papers of a filter that arrived during a time: on the day of their first digest or, if none lists them, when they
 * sort by. What stands with papers is as it is today, whenever they arrived.
 */
export async function findArrivals(
  database: Queryable,
  { filter, marks, from, to, mostADay }: Asked,
): Promise<Arrival[]> {
  checkFilter(filter);
  const conditions = hitConditions(allPapers, filter);
  return database.query<Arrival>(sql`
    select ranked.key, ranked.at as "arrivedAt", ranked.trending, ranked.sort_date as "sortDate",
      array_remove(${marksOf(marks)}, null) as marks
    from (
      select arrived.*,
        row_number() over (partition by arrived.at::date order by arrived.trending desc, arrived.key desc) as place
      from (${listed(conditions, from, to)} union all ${unlisted(conditions, from, to)}) as arrived
    ) as ranked
    join paper_search hit on hit.paper_id = ranked.key
    where ranked.place <= ${mostADay}
    order by ranked.at, ranked.key`);
}

function listed(conditions: readonly Sql[], from: Date, to: Date): Sql {
  return sql`
    select hit.paper_id as key, hit.trending, hit.sort_date, listed.at
    from (
      select entry.paper_id, min(digest.date)::timestamptz as at
      from digests digest
      join digest_entries entry on entry.digest_id = digest.id
      where digest.date >= ${firstDayFrom(from)}::date and digest.date < ${firstDayFrom(to)}::date
      group by entry.paper_id
    ) as listed
    join paper_search hit on hit.paper_id = listed.paper_id
    where ${all([
      sql`not exists (
        select from digest_entries entry
        join digests digest on digest.id = entry.digest_id
        where entry.paper_id = hit.paper_id and digest.date < ${firstDayFrom(from)}::date
      )`,
      ...conditions,
    ])}`;
}

function unlisted(conditions: readonly Sql[], from: Date, to: Date): Sql {
  return sql`
    select hit.paper_id as key, hit.trending, hit.sort_date, hit.sort_date as at
    from paper_search hit
    where ${all([
      sql`hit.sort_date >= ${from}::timestamptz and hit.sort_date < ${to}::timestamptz`,
      rawSql('not exists (select from digest_entries entry where entry.paper_id = hit.paper_id)'),
      ...conditions,
    ])}`;
}

function marksOf(marks: readonly PaperFilter[]): Sql {
  const places = marks.map(
    (mark, place) => sql`case when ${all(hitConditions(allPapers, mark))} then ${rawSql(String(place))} end`,
  );
  return sql`array[${joinSql(places, ', ')}]::integer[]`;
}

function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? rawSql('true') : joinSql(conditions, ' and ');
}
