import type { Queryable } from '../database/queryable';

/** How far a follower is behind the change log. */
export interface FollowerLag {
  /** Changes that it has not passed yet, of any type; at most `mostCounted`. */
  changes: number;
  /** Whether there are no more than were counted. */
  isExact: boolean;
  /** When the first of them was made; null where there is none. */
  since: Date | null;
}

const mostCounted = 10_000;

/** How far the follower of this name is behind; one that never ran has everything before it. */
export async function followerLag(database: Queryable, name: string): Promise<FollowerLag> {
  const [row] = await database.query<{ count: number; since: Date | null }>(
    `select count(*)::integer as "count", (array_agg(left_over.at order by left_over.transaction_id, left_over.id))[1] as "since"
     from (
       select change.transaction_id, change.id, change.at
       from changes change
       where (change.transaction_id, change.id) > (
         coalesce((select position.transaction_id from change_followers position where position.name = $1), 0),
         coalesce((select position.change_id from change_followers position where position.name = $1), 0)
       )
       order by change.transaction_id, change.id
       limit ${mostCounted + 1}
     ) as left_over`,
    [name],
  );
  const { count = 0, since = null } = row ?? {};
  return { changes: Math.min(count, mostCounted), isExact: count <= mostCounted, since };
}
