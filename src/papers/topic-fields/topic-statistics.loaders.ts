import { rawSql, sql } from '../../platform/database/sql';
import { loaderByArguments } from '../../platform/graphql/context/loader-by-arguments';
import { groupedByKey } from '../../platform/graphql/context/request-loaders';
import type { TopicCount } from '../../topics';
import { newestHits } from '../lists/find-hits';
import type { ActivityPoint, Interval } from './activity-point';

/** The newest papers of a topic that are looked at for its relatives. */
const mostPapersRelated = 100_000;

/** Topics that share the most papers with a topic, without those above and below it. */
export const relatedTopics = loaderByArguments<{ first: number }, TopicCount[]>(
  async (topicKeys, { first }, { database }) => {
    const rows = await database.query<TopicCount & { parentKey: number }>(sql`
      select parent.id as "parentKey", shared.topic_id as "topicKey", shared.count
      from unnest(${topicKeys}::integer[]) as parent (id)
      cross join lateral (
        with recursive below as (
          select parent.id
          union
          select topic.id from topics topic join below on topic.parent_id = below.id
        ),
        above as (
          select parent.id
          union
          select topic.parent_id from topics topic join above on topic.id = above.id where topic.parent_id is not null
        )
        select other.topic_id, count(*)::integer as count
        from ${newestHits([rawSql('hit.document @@ (select topic_tags_of(parent.id))')], mostPapersRelated)} as hit
        cross join unnest(hit.topic_ids) as other (topic_id)
        join topics topic on topic.id = other.topic_id
        where other.topic_id not in (select below.id from below union select above.id from above)
        group by other.topic_id
        order by count desc, other.topic_id
        limit ${first}
      ) as shared
      order by parent.id, shared.count desc, shared.topic_id`);
    return groupedByKey(topicKeys, rows, (row) => row.parentKey);
  },
);

/** What `activity` was asked for; days as text. */
export interface ActivityArguments {
  interval: Interval;
  from: string | null;
  to: string | null;
  today: string;
}

/** At most so many points come, the latest ones. */
const mostPoints = 1_000;

/**
 * Papers of a topic and those below it for each interval, by the date they sort by, in UTC. Without `from` it starts
 * at the first paper, and there are no points where there is none.
 */
export const topicActivity = loaderByArguments<ActivityArguments, ActivityPoint[]>(
  async (topicKeys, { interval, from, to, today }, { database }) => {
    const unit = interval.toLowerCase();
    const rows = await database.query<ActivityPoint & { parentKey: number }>(
      `select parent.id as "parentKey", point.from::date, point.count
       from unnest($1::integer[]) as parent (id)
       cross join lateral (
         with counted as materialized (
           select date_trunc($2, hit.sort_date) as start, count(*)::integer as count
           from paper_search hit
           where hit.document @@ (select topic_tags_of(parent.id))
             and hit.sort_date >= coalesce($3::date, '-infinity')::timestamptz
             and hit.sort_date < coalesce($4::date, $5::date) + interval '1 day'
           group by start
         ),
         plotted as (
           select coalesce($3::date::timestamptz, min(counted.start)) as first,
             coalesce($4::date, $5::date)::timestamptz as last
           from counted
         )
         select series.start as "from", coalesce(counted.count, 0) as count
         from plotted
         cross join lateral generate_series(
           date_trunc($2, greatest(plotted.first, plotted.last - ($6::integer - 1) * ('1 ' || $2)::interval)),
           plotted.last,
           ('1 ' || $2)::interval
         ) as series (start)
         left join counted on counted.start = series.start
         where plotted.first is not null
       ) as point
       order by parent.id, point.from`,
      [topicKeys, unit, from, to, today, mostPoints],
    );
    return groupedByKey(topicKeys, rows, (row) => row.parentKey);
  },
);
