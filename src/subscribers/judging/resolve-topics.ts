import type { Queryable } from '../../platform/database/queryable';

/** The keys of topics by their slugs; a slug that none has is missing. */
export async function resolveTopics(
  database: Queryable,
  slugs: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(slugs)];
  if (wanted.length === 0) {
    return new Map();
  }
  const rows = await database.query<{ slug: string; key: number }>(
    `select topic.slug, topic.id as "key"
     from topics topic
     where topic.slug = any ($1::text[])`,
    [wanted],
  );
  return new Map(rows.map(({ slug, key }) => [slug, key]));
}
