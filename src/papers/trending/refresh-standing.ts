import type { Queryable } from '../../platform/database/queryable';
import { digestVotes } from './digest-votes';

/** e to the minus 700 is the least that PostgreSQL's exp() gives without an underflow error. */
const leastExponent = -700;

/**
 * Works out anew what the papers sort by: their date (published, else the first digest's day, else arrival), and
 * their trend, the logarithm of all votes weighed by age. Each paper is locked first, so that no vote cast meanwhile
 * is left out.
 */
export async function refreshStanding(transaction: Queryable, paperKeys: readonly number[]): Promise<void> {
  await transaction.query(
    `select
     from papers
     where id = any ($1::integer[])
     order by id
     for no key update`,
    [paperKeys],
  );
  await transaction.query(
    `with dated as (
       select paper.id, paper.source_votes,
         coalesce(paper.published_at, min(digest.date)::timestamptz, paper.created_at) as sort_date
       from papers paper
       left join digest_entries entry on entry.paper_id = paper.id
       left join digests digest on digest.id = entry.digest_id
       where paper.id = any ($1::integer[])
       group by paper.id
     ),
     votes_at as (
       select dated.id, dated.sort_date as at, 1.0 + dated.source_votes as votes
       from dated
       union all
       select entry.paper_id, digest.date::timestamptz, $2::double precision / entry.position
       from digest_entries entry
       join digests digest on digest.id = entry.digest_id
       where entry.paper_id = any ($1::integer[])
       union all
       select vote.paper_id, vote.voted_at, 1.0
       from votes vote
       where vote.paper_id = any ($1::integer[])
     ),
     weighed as (
       select votes_at.id, votes_at.votes, vote_weight(votes_at.at) as weight,
         max(vote_weight(votes_at.at)) over (partition by votes_at.id) as greatest_weight
       from votes_at
     ),
     summed as (
       select weighed.id,
         max(weighed.greatest_weight)
           + ln(sum(weighed.votes * exp(greatest(weighed.weight - weighed.greatest_weight, $3)))) as trending
       from weighed
       group by weighed.id
     )
     update papers paper
     set sort_date = dated.sort_date,
       trending = summed.trending
     from dated
     join summed on summed.id = dated.id
     where paper.id = dated.id
       and (paper.sort_date, paper.trending) is distinct from (dated.sort_date, summed.trending)`,
    [paperKeys, digestVotes, leastExponent],
  );
}
