import type { Queryable } from '../../platform/database/queryable';
import type { FilterablePaper } from '../filter/filterable-paper';
import { firstDayFrom } from './first-day-from';

/** A paper that arrived, and all that filters and choices ask of it. */
export interface ArrivedPaper extends FilterablePaper {
  readonly key: number;
  /** As findArrivals has it. */
  readonly arrivedAt: Date;
  /** When it came in here, or its first digest did: what was not known yet could not be mailed. */
  readonly knownAt: Date;
  readonly trending: number;
}

interface ArrivedRow extends Omit<ArrivedPaper, 'topics'> {
  topicKeys: number[];
}

/**
 * The papers that arrived during a time, half-open, the oldest first: the twin of findArrivals for whoever matches
 * them in memory. Of more than `mostADay` that arrive on one day, those that trend most are given.
 */
export async function loadArrivals(
  database: Queryable,
  { from, to, mostADay }: { from: Date; to: Date; mostADay: number },
): Promise<ArrivedPaper[]> {
  const [rows, slugs] = await Promise.all([
    database.query<ArrivedRow>(arrivals, [from, to, firstDayFrom(from), firstDayFrom(to), mostADay]),
    readSlugsUpwards(database),
  ]);
  return rows.map(({ topicKeys, ...paper }) => ({
    ...paper,
    topics: [...new Set(topicKeys.flatMap((key) => slugs.get(key) ?? []))],
  }));
}

const arrivals = `
  with listed as (
    select entry.paper_id as key, min(digest.date)::timestamptz as at, min(digest.created_at) as known_at
    from digests digest
    join digest_entries entry on entry.digest_id = digest.id
    where digest.date >= $3::date and digest.date < $4::date
    group by entry.paper_id
  ),
  arrived as (
    select listed.*
    from listed
    where not exists (
      select
      from digest_entries entry
      join digests digest on digest.id = entry.digest_id
      where entry.paper_id = listed.key and digest.date < $3::date
    )
    union all
    select paper.id, paper.sort_date, paper.created_at
    from papers paper
    where paper.sort_date >= $1 and paper.sort_date < $2
      and not exists (select from digest_entries entry where entry.paper_id = paper.id)
  ),
  ranked as (
    select arrived.key, arrived.at, arrived.known_at,
      row_number() over (partition by arrived.at::date order by paper.trending desc, paper.id desc) as place
    from arrived
    join papers paper on paper.id = arrived.key
  )
  select paper.id as "key", ranked.at as "arrivedAt", greatest(ranked.known_at, paper.created_at) as "knownAt",
    paper.trending, paper.title, paper.abstract, paper.arxiv_id as "arxivId", paper.doi, paper.categories, paper.votes,
    paper.sort_date as "sortDate",
    array(
      select author.name
      from paper_authors signed
      join authors author on author.id = signed.author_id
      where signed.paper_id = paper.id
      order by signed.position
    ) as authors,
    array(
      select carried.topic_id
      from paper_topics carried
      where carried.paper_id = paper.id
    ) as "topicKeys",
    array(
      select digest.date::text
      from digest_entries entry
      join digests digest on digest.id = entry.digest_id
      where entry.paper_id = paper.id
    ) as "digestDates",
    exists (select from paper_links link where link.paper_id = paper.id and link.kind = 'CODE') as "hasCode"
  from ranked
  join papers paper on paper.id = ranked.key
  where ranked.place <= $5
  order by ranked.at, ranked.key`;

/** The slug of each topic and of all above it. */
async function readSlugsUpwards(database: Queryable): Promise<ReadonlyMap<number, readonly string[]>> {
  const topics = await database.query<{ key: number; slugs: string[] }>(
    `with recursive upwards as (
       select topic.id, topic.slug, topic.parent_id
       from topics topic
       union all
       select upwards.id, above.slug, above.parent_id
       from upwards
       join topics above on above.id = upwards.parent_id
     )
     select upwards.id as "key", array_agg(upwards.slug) as slugs
     from upwards
     group by upwards.id`,
  );
  return new Map(topics.map(({ key, slugs }) => [key, slugs]));
}
