import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { fold } from '../../platform/text/fold';
import { selectTopic } from '../select-topic';
import { announceTaxonomyChange } from '../taxonomy-changed.job';
import type { Topic } from '../topic.entity';
import { checkSlugIsFree, findParent } from './topic-tree';
import type { TopicInput } from './topic.input';
import { replacePhrases } from './replace-phrases';

/** Adds a topic to the taxonomy. */
export async function createTopic({
  input,
  transaction,
  now,
}: CommandTask<TopicInput>): Promise<{ topic: Topic | null }> {
  await lockCatalogue(transaction);
  await checkSlugIsFree(transaction, input.slug, ['slug']);
  const parentKey = await findParent(transaction, input.parent, ['parent']);
  const rows = await transaction.query<{ key: number }>(
    `insert into topics (slug, name, sort_name, description, parent_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)
     returning id as "key"`,
    [input.slug, input.name.trim(), fold(input.name.trim()), input.description.trim(), parentKey, now],
  );
  const keys = rows.map((row) => row.key);
  for (const key of keys) {
    await replacePhrases(transaction, key, input.phrases, ['phrases']);
  }
  await recordChanges({ transaction, type: ChangeType.TOPIC, action: ChangeAction.CREATED, keys, now });
  if (input.phrases.length > 0) {
    await announceTaxonomyChange(transaction);
  }
  return { topic: await selectTopic(transaction, keys[0]) };
}
