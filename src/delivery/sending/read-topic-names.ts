import type { Queryable } from '../../platform/database/queryable';

/** What topics are called, by their slugs. */
export async function readTopicNames(database: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query<{ slug: string; name: string }>('select topic.slug, topic.name from topics topic');
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}
