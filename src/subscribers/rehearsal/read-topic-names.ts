import type { Queryable } from '../../platform/database/queryable';
import { badUserInput } from '../../platform/graphql/errors/errors';

/** What topics are called, by their slugs; BAD_USER_INPUT for a slug that none has. */
export async function readTopicNames(
  database: Queryable,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (slugs.length === 0) {
    return new Map();
  }
  const rows = await database.query<{ slug: string; name: string }>(
    `select topic.slug, topic.name
     from topics topic
     where topic.slug = any ($1::text[])`,
    [slugs],
  );
  const names = new Map(rows.map(({ slug, name }) => [slug, name]));
  const unknown = slugs.find((slug) => !names.has(slug));
  if (unknown !== undefined) {
    throw badUserInput(`digest.topics: expected the slugs of topics, but none has ${JSON.stringify(unknown)}.`);
  }
  return names;
}
