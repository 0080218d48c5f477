import { loaderByArguments } from '../../platform/graphql/context/loader-by-arguments';
import { groupedByKey } from '../../platform/graphql/context/request-loaders';
import type { TopicCount } from '../../topics';
import type { ActivityPoint, Interval } from './activity-point';

/** Topics that share the most papers with a topic, without those above and below it. */
export const relatedTopics = loaderByArguments<{ first: number }, TopicCount[]>(
  async (topicKeys, { first }, { database }) => {
    const rows = await database.query<TopicCount & { parentKey: number }>(
      `select parent.id as "parentKey", shared.topic_id as "topicKey", shared.count
       from unnest($1::integer[]) as parent (id)
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
         from (
           select distinct carried.paper_id
           from paper_topics carried
           where carried.topic_id in (select below.id from below)
         ) as mine
         join paper_topics other on other.paper_id = mine.paper_id
         where other.topic_id not in (select below.id from below union select above.id from above)
         group by other.topic_id
         order by count desc, other.topic_id
         limit $2
       ) as shared
       order by parent.id, shared.count desc, shared.topic_id`,
      [topicKeys, first],
    );
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
         with recursive below as (
           select parent.id
           union
           select topic.id from topics topic join below on topic.parent_id = below.id
         ),
         counted as materialized (
           select date_trunc($2, paper.sort_date) as start, count(*)::integer as count
           from papers paper
           where paper.id in (
               select carried.paper_id
               from paper_topics carried
               where carried.topic_id in (select below.id from below)
             )
             and paper.sort_date >= coalesce($3::date, '-infinity')::timestamptz
             and paper.sort_date < coalesce($4::date, $5::date) + interval '1 day'
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
