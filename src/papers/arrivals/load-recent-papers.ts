import type { Queryable } from '../../platform/database/queryable';
import type { FilterablePaper } from '../filter/filterable-paper';

/** A paper that arrived, and all that filters ask of it; its topics, and all above them, go by their keys as text. */
export interface RecentPaper extends FilterablePaper {
  readonly key: number;
  /** As findArrivals has it. */
  readonly arrivedAt: Date;
  /** When it came in here or, if that was later, its first digest. */
  readonly knownAt: Date;
  /** The digests that list it. */
  readonly digestKeys: readonly number[];
}

/** Of papers, and of all that digests list, those that arrived later than an instant; in no order. */
export function loadRecentPapers(
  database: Queryable,
  { papers, digests, since }: { papers: readonly number[]; digests: readonly number[]; since: Date },
): Promise<RecentPaper[]> {
  return database.query<RecentPaper>(
    `with recursive wanted as (
       select unnest($1::integer[]) as key
       union
       select entry.paper_id
       from digest_entries entry
       where entry.digest_id = any ($2::integer[])
     ),
     arrived as (
       select paper.*, listed.dates, listed.keys, coalesce(listed.first_date, paper.sort_date) as at,
         greatest(paper.created_at, listed.known_at) as known_at
       from wanted
       join papers paper on paper.id = wanted.key
       cross join lateral (
         select min(digest.date)::timestamptz as first_date, min(digest.created_at) as known_at,
           coalesce(array_agg(digest.date::text) filter (where digest.id is not null), '{}') as dates,
           coalesce(array_agg(digest.id) filter (where digest.id is not null), '{}') as keys
         from digest_entries entry
         join digests digest on digest.id = entry.digest_id
         where entry.paper_id = paper.id
       ) as listed
       where coalesce(listed.first_date, paper.sort_date) > $3
     ),
     upwards as (
       select carried.paper_id, carried.topic_id
       from arrived
       join paper_topics carried on carried.paper_id = arrived.id
       union
       select upwards.paper_id, topic.parent_id
       from upwards
       join topics topic on topic.id = upwards.topic_id
       where topic.parent_id is not null
     )
     select arrived.id as "key", arrived.at as "arrivedAt", arrived.known_at as "knownAt", arrived.keys as "digestKeys",
       arrived.title, arrived.abstract, arrived.arxiv_id as "arxivId", arrived.doi, arrived.categories, arrived.votes,
       arrived.sort_date as "sortDate", arrived.dates as "digestDates",
       array(
         select author.name
         from paper_authors signed
         join authors author on author.id = signed.author_id
         where signed.paper_id = arrived.id
         order by signed.position
       ) as authors,
       array(select upwards.topic_id::text from upwards where upwards.paper_id = arrived.id) as topics,
       exists (select from paper_links link where link.paper_id = arrived.id and link.kind = 'CODE') as "hasCode"
     from arrived`,
    [papers, digests, since],
  );
}
