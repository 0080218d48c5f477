import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { oneByArguments } from '../../platform/graphql/context/rows-of-parents';
import { countCap } from '../../platform/graphql/pagination/list';
import { hitConditions, newestHits } from '../lists/find-hits';
import type { PaperList } from '../lists/paper-list';
import { PaperFacets } from './paper-facets';

/** What facets cover of a list without a query. */
const mostWithoutQuery = 100_000;

/** The facets of the list of `parent`, as one row. */
export function facetsRow(list: PaperList): Sql {
  const most = list.query === null ? mostWithoutQuery : countCap;
  const hits = newestHits(hitConditions(list.scope, list.filter), most, 'hit.topic_ids, hit.sort_date, hit.has_code');
  return sql`
    with hit as materialized ${hits},
    by_topic as (
      select topic.id, count(*)::integer as count
      from hit
      cross join unnest(hit.topic_ids) as carried (topic_id)
      join topics topic on topic.id = carried.topic_id
      group by topic.id
    ),
    by_year as (
      select extract(year from hit.sort_date)::integer as year, count(*)::integer as count
      from hit
      group by year
    )
    select
      (
        select coalesce(json_agg(json_build_object('topicKey', id, 'count', count) order by count desc, id), '[]')
        from by_topic
      ) as "counts",
      (
        select coalesce(json_agg(json_build_object('year', year, 'count', count) order by year desc), '[]')
        from by_year
      ) as "years",
      (select count(*)::integer from hit where hit.has_code) as "withCode"`;
}

/** Facets of lists, one statement for all parents that are asked for the same list. */
export const facetsOfList = oneByArguments(PaperFacets, facetsRow, signatureOf);

function signatureOf({ scope, filter }: PaperList): string {
  const { text, values } = joinSql([rawSql('true'), ...hitConditions(scope, filter)], ' and ').compile();
  return JSON.stringify([text, values]);
}
