import type { Queryable } from '../../platform/database/queryable';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';

/** The key of a parent named by its slug; null for none, refused where no topic has that slug. */
export async function findParent(
  transaction: Queryable,
  slug: string | null | undefined,
  field: string[],
): Promise<number | null> {
  if (slug === null || slug === undefined) {
    return null;
  }
  const [parent] = await transaction.query<{ key: number }>('select id as "key" from topics where slug = $1', [slug]);
  if (parent === undefined) {
    throw refuse(UserErrorCode.NOT_FOUND, field, `Expected the slug of a topic, but none has "${slug.slice(0, 80)}".`);
  }
  return parent.key;
}

/** Refuses a slug that another topic has. */
export async function checkSlugIsFree(
  transaction: Queryable,
  slug: string,
  field: string[],
  ownKey: number | null = null,
): Promise<void> {
  const taken = await transaction.query('select from topics where slug = $1 and id is distinct from $2', [
    slug,
    ownKey,
  ]);
  if (taken.length > 0) {
    throw refuse(UserErrorCode.TAKEN, field, `Another topic has the slug "${slug}".`);
  }
}

/** Refuses a parent that is the topic itself or below it. */
export async function checkNoCycle(
  transaction: Queryable,
  topicKey: number,
  parentKey: number,
  field: string[],
): Promise<void> {
  const cycle = await transaction.query(
    `with recursive above as (
       select $2::integer as id
       union
       select topic.parent_id from topics topic join above on topic.id = above.id where topic.parent_id is not null
     )
     select from above where above.id = $1`,
    [topicKey, parentKey],
  );
  if (cycle.length > 0) {
    throw refuse(UserErrorCode.CONFLICT, field, 'Expected a parent that is not the topic itself, nor below it.');
  }
}

/** Counts the papers of these topics and all above them anew; for when the tree changes. */
export async function recountTopics(transaction: Queryable, topicKeys: readonly number[]): Promise<void> {
  await transaction.query(
    `with recursive affected as (
       select id from unnest($1::integer[]) as id
       union
       select topic.parent_id
       from topics topic
       join affected on topic.id = affected.id
       where topic.parent_id is not null
     ),
     standing_for as (
       select affected.id as stands_for, affected.id as topic_id
       from affected
       union
       select standing_for.stands_for, topic.id
       from topics topic
       join standing_for on topic.parent_id = standing_for.topic_id
     )
     update topics topic
     set paper_count = (
       select count(distinct carried.paper_id)
       from standing_for
       join paper_topics carried on carried.topic_id = standing_for.topic_id
       where standing_for.stands_for = topic.id
     )
     where topic.id in (select affected.id from affected)`,
    [topicKeys],
  );
}
