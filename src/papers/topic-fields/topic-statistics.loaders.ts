import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { manyByArguments } from '../../platform/graphql/context/rows-of-parents';
import { TopicCount } from '../../topics';
import { newestHits } from '../lists/find-hits';
import { ActivityPoint, type Interval } from './activity-point';

/** The newest papers of a topic that are looked at for its relatives. */
const mostPapersRelated = 100_000;

/** Topics that share the most papers with the topic `parent.id`, without those above and below it. */
export function topicsRelated({ first }: { first: number }): Sql {
  return sql`
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
    select other.topic_id as "topicKey", count(*)::integer as "count"
    from ${newestHits([rawSql('hit.document @@ (select topic_tags_of(parent.id))')], mostPapersRelated)} as hit
    cross join unnest(hit.topic_ids) as other (topic_id)
    join topics topic on topic.id = other.topic_id
    where other.topic_id not in (select below.id from below union select above.id from above)
    group by other.topic_id
    order by "count" desc, "topicKey"
    limit ${rawSql(String(first))}`;
}

export const relatedTopics = manyByArguments(TopicCount, topicsRelated);

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
 * Papers of the topic `parent.id` and those below it for each interval, by the date they sort by, in UTC. Without `from`
 * it starts at the first paper, and there are no points where there is none.
 */
export function activityOfTopic({ interval, from, to, today }: ActivityArguments): Sql {
  const unit = rawSql(`'${units[interval]}'`);
  const step = rawSql(`interval '1 ${units[interval]}'`);
  const first = sql`${from}::date`;
  const last = sql`${to ?? today}::date`;
  return sql`
    with counted as materialized (
      select date_trunc(${unit}, hit.sort_date) as start, count(*)::integer as count
      from paper_search hit
      where hit.document @@ (select topic_tags_of(parent.id))
        and hit.sort_date >= coalesce(${first}, '-infinity')::timestamptz
        and hit.sort_date < ${last} + interval '1 day'
      group by start
    ),
    plotted as (
      select coalesce(${first}::timestamptz, min(counted.start)) as first, ${last}::timestamptz as last
      from counted
    )
    select series.start::date as "from", coalesce(counted.count, 0) as "count"
    from plotted
    cross join lateral generate_series(
      date_trunc(${unit}, greatest(plotted.first, plotted.last - ${rawSql(String(mostPoints - 1))} * ${step})),
      plotted.last,
      ${step}
    ) as series (start)
    left join counted on counted.start = series.start
    where plotted.first is not null
    order by series.start`;
}

const units: Record<Interval, string> = { DAY: 'day', WEEK: 'week', MONTH: 'month', YEAR: 'year' };

export const topicActivity = manyByArguments(ActivityPoint, activityOfTopic);
