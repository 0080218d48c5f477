import { selectColumns, toEntity } from '../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../platform/database/sql';
import { inKeyOrder, requestLoader } from '../platform/graphql/context/request-loaders';
import { manyOf, oneOf } from '../platform/graphql/context/rows-of-parents';
import { Topic } from './topic.entity';

const columns = rawSql(selectColumns(Topic, 'topic'));

/** The topic whose key is `parent.id`. */
export const topicRow = sql`
  select ${columns}
  from topics topic
  where topic.id = parent.id`;

/** Topics by their keys; null for a key that none has. */
export const topicByKey = oneOf(Topic, topicRow);

/** The topics right below a topic, by name. */
export const childrenOfTopic = sql`
  select ${columns}
  from topics topic
  where topic.parent_id = parent.id
  order by topic.sort_name, topic.id`;

export const childrenByTopicKey = manyOf(Topic, childrenOfTopic);

/** The topic of a slug. */
export function topicOfSlug(slug: string): Sql {
  return sql`
    select ${columns}
    from topics topic
    where topic.slug = ${slug}::text`;
}

/** Topics by their slugs; null for a slug that none has. */
export const topicBySlug = requestLoader<string, Topic | null>(async (slugs, { database }) => {
  const found = await database.query<{ slug: string }>(
    sql`
      select ${columns}
      from topics topic
      where topic.slug = any (${slugs}::text[])`.prepared(),
  );
  return inKeyOrder(slugs, found, (row) => row.slug).map((row) => row && toEntity(Topic, row));
});
