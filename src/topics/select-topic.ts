import { selectColumns, toEntity } from '../platform/database/entity-columns';
import type { Queryable } from '../platform/database/queryable';
import { Topic } from './topic.entity';

/** A topic by its key; null where there is none. */
export async function selectTopic(database: Queryable, key: number | undefined): Promise<Topic | null> {
  const [row] = await database.query<object>(
    `select ${selectColumns(Topic, 'topic')}
     from topics topic
     where topic.id = $1`,
    [key],
  );
  return row ? toEntity(Topic, row) : null;
}
