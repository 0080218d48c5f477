import { selectColumns, toEntity } from '../platform/database/entity-columns';
import { loaderByArguments } from '../platform/graphql/context/loader-by-arguments';
import { groupedByKey, inKeyOrder, requestLoader } from '../platform/graphql/context/request-loaders';
import type { TopicCount } from '../topics';
import { Digest } from './digest.entity';

const columns = selectColumns(Digest, 'digest');

/** Digests by their keys; null for a key that none has. */
export const digestByKey = requestLoader<number, Digest | null>(async (keys, { database }) => {
  const rows = await database.query<{ key: number }>(
    `select ${columns}
     from digests digest
     where digest.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toEntity(Digest, row));
});

/** The digests that list papers, newest first. */
export const digestsByPaperKey = requestLoader<number, Digest[]>(async (paperKeys, { database }) => {
  const rows = await database.query<{ paperKey: number }>(
    `select entry.paper_id as "paperKey", ${columns}
     from digest_entries entry
     join digests digest on digest.id = entry.digest_id
     where entry.paper_id = any ($1::integer[])
     order by entry.paper_id, digest.date desc, digest.id`,
    [paperKeys],
  );
  return groupedByKey(paperKeys, rows, (row) => row.paperKey).map((group) => group.map((row) => toEntity(Digest, row)));
});

/** The digest of the same source next to a digest, on the earlier or the later side. */
export const neighbourOfDigest = loaderByArguments<'EARLIER' | 'LATER', Digest | null>(
  async (digestKeys, side, { database }) => {
    const [operator, direction] = side === 'EARLIER' ? ['<', 'desc'] : ['>', 'asc'];
    const rows = await database.query<{ parentKey: number }>(
      `select here.id as "parentKey", neighbour.*
       from digests here
       cross join lateral (
         select ${columns}
         from digests digest
         where digest.source = here.source and digest.date ${operator} here.date
         order by digest.date ${direction}
         limit 1
       ) as neighbour
       where here.id = any ($1::integer[])`,
      [digestKeys],
    );
    return inKeyOrder(digestKeys, rows, (row) => row.parentKey).map((row) => row && toEntity(Digest, row));
  },
);

/** The topics that most of a digest's papers carry. */
export const topicsOfDigest = loaderByArguments<{ first: number }, TopicCount[]>(
  async (digestKeys, { first }, { database }) => {
    const rows = await database.query<TopicCount & { parentKey: number }>(
      `select parent.id as "parentKey", counted.topic_id as "topicKey", counted.count
       from unnest($1::integer[]) as parent (id)
       cross join lateral (
         select carried.topic_id, count(*)::integer as count
         from digest_entries entry
         join paper_topics carried on carried.paper_id = entry.paper_id
         where entry.digest_id = parent.id
         group by carried.topic_id
         order by count desc, carried.topic_id
         limit $2
       ) as counted
       order by parent.id, counted.count desc, counted.topic_id`,
      [digestKeys, first],
    );
    return groupedByKey(digestKeys, rows, (row) => row.parentKey);
  },
);
