import type { Database } from '../../../src/platform/database/database';

/** How many rows each table holds. */
export async function rowCounts(database: Database): Promise<Record<string, number>> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name
     from information_schema.tables
     where table_schema = 'public' and table_name not in ('rate_buckets', 'migrations')
     order by table_name`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await database.query<{ count: number }>(`select count(*)::integer as count from "${name}"`);
      return [name, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** What the work appended to the change log: "PAPER UPDATED" and how often, and in how many transactions. */
export async function changesOf(
  database: Database,
  work: () => Promise<unknown>,
): Promise<{ changes: Record<string, number>; transactions: number }> {
  const [last] = await database.query<{ id: string }>('select coalesce(max(id), 0) as id from changes');
  await work();
  const rows = await database.query<{ what: string; transactionId: string }>(
    `select change.type || ' ' || change.action as what, change.transaction_id as "transactionId"
     from changes change
     where change.id > $1`,
    [last?.id],
  );
  const changes: Record<string, number> = {};
  for (const { what } of rows) {
    changes[what] = (changes[what] ?? 0) + 1;
  }
  return { changes, transactions: new Set(rows.map((row) => row.transactionId)).size };
}

/** Fails where a stored count of a topic is not what its papers, and those of all topics below, come to. */
export async function expectTopicCountsRight(database: Database): Promise<void> {
  const wrong = await database.query(
    `with recursive below as (
       select topic.id as top, topic.id
       from topics topic
       union all
       select below.top, topic.id
       from below
       join topics topic on topic.parent_id = below.id
     ),
     counted as (
       select below.top as id, count(distinct carried.paper_id)::integer as papers
       from below
       left join paper_topics carried on carried.topic_id = below.id
       group by below.top
     )
     select topic.slug, topic.paper_count, counted.papers
     from topics topic
     join counted on counted.id = topic.id
     where topic.paper_count <> counted.papers`,
  );
  expect(wrong).toEqual([]);
}

interface Standing {
  id: number;
  votes: number;
  sourceVotes: number;
  castVotes: number;
  sortDate: Date;
  publishedAt: Date | null;
  createdAt: Date;
  trending: number;
  castAt: string[];
  places: { day: string; position: number }[];
}

const halfLifeSeconds = 3 * 86_400;

/** Fails where votes, sort date or trend of a paper are not what its votes and digests come to, worked out here. */
export async function expectStandingsRight(database: Database): Promise<void> {
  const papers = await database.query<Standing>(
    `select paper.id, paper.votes, paper.source_votes as "sourceVotes", paper.cast_votes as "castVotes",
       paper.sort_date as "sortDate", paper.published_at as "publishedAt", paper.created_at as "createdAt",
       paper.trending, array(select vote.voted_at::text from votes vote where vote.paper_id = paper.id) as "castAt",
       (
         select coalesce(json_agg(json_build_object('day', digest.date, 'position', entry.position)), '[]')
         from digest_entries entry
         join digests digest on digest.id = entry.digest_id
         where entry.paper_id = paper.id
       ) as places
     from papers paper
     order by paper.id`,
  );
  const stored = papers.map(({ id, votes, castVotes, sortDate, trending }) => ({
    id,
    votes,
    castVotes,
    sortDate,
    trending: trending.toFixed(6),
  }));
  expect(stored).toEqual(papers.map(workOut));
}

function workOut({ id, sourceVotes, castAt, places, publishedAt, createdAt }: Standing) {
  const days = places.map(({ day }) => day).toSorted();
  const sortDate = publishedAt ?? (days[0] === undefined ? createdAt : new Date(days[0]));
  const weights = [
    { at: sortDate, votes: 1 + sourceVotes },
    ...places.map(({ day, position }) => ({ at: new Date(day), votes: 10 / position })),
    ...castAt.map((at) => ({ at: new Date(at), votes: 1 })),
  ].map(({ at, votes }) => (Math.LN2 * at.getTime()) / 1000 / halfLifeSeconds + Math.log(votes));
  const heaviest = Math.max(...weights);
  const trending = heaviest + Math.log(weights.reduce((sum, weight) => sum + Math.exp(weight - heaviest), 0));
  return { id, votes: sourceVotes + castAt.length, castVotes: castAt.length, sortDate, trending: trending.toFixed(6) };
}
