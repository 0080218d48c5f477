import { selectColumns, toEntity } from '../platform/database/entity-columns';
import { groupedByKey, inKeyOrder, requestLoader } from '../platform/graphql/context/request-loaders';
import { Topic } from './topic.entity';

const columns = selectColumns(Topic, 'topic');

/** Topics by their keys; null for a key that none has. */
export const topicByKey = requestLoader<number, Topic | null>(async (keys, { database }) => {
  const rows = await database.query<{ key: number }>(
    `select ${columns}
     from topics topic
     where topic.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toEntity(Topic, row));
});

/** Topics by their slugs; null for a slug that none has. */
export const topicBySlug = requestLoader<string, Topic | null>(async (slugs, { database }) => {
  const rows = await database.query<{ slug: string }>(
    `select ${columns}
     from topics topic
     where topic.slug = any ($1::text[])`,
    [slugs],
  );
  return inKeyOrder(slugs, rows, (row) => row.slug).map((row) => row && toEntity(Topic, row));
});

/** The topics right below topics, by name. */
export const childrenByTopicKey = requestLoader<number, Topic[]>(async (parentKeys, { database }) => {
  const rows = await database.query<{ parentKey: number }>(
    `select ${columns}
     from topics topic
     where topic.parent_id = any ($1::integer[])
     order by topic.sort_name, topic.id`,
    [parentKeys],
  );
  return groupedByKey(parentKeys, rows, (row) => row.parentKey).map((group) =>
    group.map((row) => toEntity(Topic, row)),
  );
});
