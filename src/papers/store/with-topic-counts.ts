import type { Queryable } from '../../platform/database/queryable';

/**
 * Keeps `topics.paper_count` right around work that changes the topics of these papers: counts what they bring to
 * each topic and those above it, before and after, and adds the difference. Returns what the work returns.
 */
export async function withTopicCounts<Result>(
  transaction: Queryable,
  paperKeys: readonly number[],
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await countByTopic(transaction, paperKeys);
  const result = await work();
  const after = await countByTopic(transaction, paperKeys);
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .map((topic) => ({ topic, difference: (after.get(topic) ?? 0) - (before.get(topic) ?? 0) }))
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => a.topic - b.topic);
  await transaction.query(
    `update topics topic
     set paper_count = topic.paper_count + given.difference
     from unnest($1::integer[], $2::integer[]) as given (id, difference)
     where topic.id = given.id`,
    [changed.map(({ topic }) => topic), changed.map(({ difference }) => difference)],
  );
  return result;
}

async function countByTopic(transaction: Queryable, paperKeys: readonly number[]): Promise<Map<number, number>> {
  const rows = await transaction.query<{ topic: number; papers: number }>(
    `with recursive standing_for as (
       select topic.id as topic_id, topic.id as stands_for
       from topics topic
       union
       select standing_for.topic_id, topic.parent_id
       from standing_for
       join topics topic on topic.id = standing_for.stands_for
       where topic.parent_id is not null
     )
     select standing_for.stands_for as topic, count(distinct carried.paper_id)::integer as papers
     from paper_topics carried
     join standing_for on standing_for.topic_id = carried.topic_id
     where carried.paper_id = any ($1::integer[])
     group by standing_for.stands_for`,
    [paperKeys],
  );
  return new Map(rows.map(({ topic, papers }) => [topic, papers]));
}
