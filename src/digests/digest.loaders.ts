import { selectColumns } from '../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../platform/database/sql';
import { manyByArguments, manyOf, oneByArguments, oneOf } from '../platform/graphql/context/rows-of-parents';
import { TopicCount } from '../topics';
import { Digest } from './digest.entity';

const columns = rawSql(selectColumns(Digest, 'digest'));

/** The digest whose key is `parent.id`. */
export const digestRow = sql`
  select ${columns}
  from digests digest
  where digest.id = parent.id`;

/** Digests by their keys; null for a key that none has. */
export const digestByKey = oneOf(Digest, digestRow);

/** The digests that list a paper, newest first. */
export const digestsOfPaper = sql`
  select ${columns}
  from digest_entries entry
  join digests digest on digest.id = entry.digest_id
  where entry.paper_id = parent.id
  order by digest.date desc, digest.id`;

export const digestsByPaperKey = manyOf(Digest, digestsOfPaper);

type Side = 'EARLIER' | 'LATER';

/** The digest of the same source next to a digest, on the earlier or the later side. */
export function neighbourRow(side: Side): Sql {
  const [operator, direction] = side === 'EARLIER' ? ['<', 'desc'] : ['>', 'asc'];
  return sql`
    select ${columns}
    from digests here
    join digests digest on digest.source = here.source and digest.date ${rawSql(operator)} here.date
    where here.id = parent.id
    order by digest.date ${rawSql(direction)}
    limit 1`;
}

export const neighbourOfDigest = oneByArguments(Digest, neighbourRow);

/** The topics that most of a digest's papers carry. */
export function topicCountsOfDigest({ first }: { first: number }): Sql {
  return sql`
    select carried.topic_id as "topicKey", count(*)::integer as "count"
    from digest_entries entry
    join paper_topics carried on carried.paper_id = entry.paper_id
    where entry.digest_id = parent.id
    group by carried.topic_id
    order by "count" desc, carried.topic_id
    limit ${rawSql(String(first))}`;
}

export const topicsOfDigest = manyByArguments(TopicCount, topicCountsOfDigest);
