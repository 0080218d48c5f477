import type { Queryable } from '../../../platform/database/queryable';
import { completionText } from '../completion-text';
import { type Completion } from './completion-terms';
import { beginningOf, type TypedPrefix } from '../typed-prefix';

/** A topic that completes what was typed. */
export interface TopicCompletion extends Completion {
  /** Whether its name begins with what was typed. */
  beginsSo: boolean;
}

/** Topics with a name that completes what was typed, those with the most papers first. There are but a few topics. */
export async function findTopics(database: Queryable, typed: TypedPrefix): Promise<TopicCompletion[]> {
  const topics = await database.query<{ key: number; name: string; paperCount: number }>(
    `select topic.id as "key", topic.name, topic.paper_count as "paperCount"
     from topics topic
     order by topic.paper_count desc, topic.id`,
  );
  return topics.flatMap(({ key, name, paperCount }) => {
    const text = completionText(name);
    const score = Math.log(1 + paperCount);
    return holdsAll(text.split(' '), typed) ? [{ key, score, beginsSo: text.startsWith(beginningOf(typed)) }] : [];
  });
}

function holdsAll(held: readonly string[], { words, last }: TypedPrefix): boolean {
  return words.every((word) => held.includes(word)) && held.some((word) => word.startsWith(last));
}
