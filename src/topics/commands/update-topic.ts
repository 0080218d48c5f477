import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { InputRefused, refuse, type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { fold } from '../../platform/text/fold';
import { selectTopic } from '../select-topic';
import { announceTaxonomyChange } from '../taxonomy-changed.job';
import type { Topic } from '../topic.entity';
import { checkNoCycle, checkSlugIsFree, findParent, recountTopics } from './topic-tree';
import type { TopicChanges, UpdateTopicInput } from './topic.input';
import { replacePhrases } from './replace-phrases';

/** Changes a topic; what the changes leave out stays, and changes to what it is already are none. */
export async function updateTopic({
  input: { id, changes },
  transaction,
  now,
}: CommandTask<UpdateTopicInput>): Promise<{ topic: Topic | null }> {
  refuseNulls(changes);
  const key = keyOfNode(id, 'Topic', ['id']);
  await lockCatalogue(transaction);
  const topic = await selectTopic(transaction, key);
  if (topic === null) {
    throw refuse(UserErrorCode.NOT_FOUND, ['id'], `Expected the id of a topic, but none has "${id}".`);
  }
  const slug = changes.slug ?? topic.slug;
  await checkSlugIsFree(transaction, slug, ['changes', 'slug'], key);
  const parentField = ['changes', 'parent'];
  const parentKey =
    changes.parent === undefined ? topic.parentKey : await findParent(transaction, changes.parent, parentField);
  if (parentKey !== null) {
    await checkNoCycle(transaction, key, parentKey, parentField);
  }
  const name = changes.name?.trim() ?? topic.name;
  const description = changes.description?.trim() ?? topic.description;
  const phrasesDiffer =
    changes.phrases !== undefined &&
    (await replacePhrases(transaction, key, changes.phrases ?? [], ['changes', 'phrases']));
  const isMoved = parentKey !== topic.parentKey;
  const isRetold = slug !== topic.slug || name !== topic.name || description !== topic.description;
  if (!isMoved && !isRetold && !phrasesDiffer) {
    return { topic };
  }
  await transaction.query(
    `update topics
     set slug = $2,
       name = $3,
       sort_name = $4,
       description = $5,
       parent_id = $6,
       updated_at = $7
     where id = $1`,
    [key, slug, name, fold(name), description, parentKey, now],
  );
  if (isMoved) {
    await recountTopics(
      transaction,
      [parentKey, topic.parentKey].filter((parent) => parent !== null),
    );
  }
  if (phrasesDiffer || isMoved) {
    await announceTaxonomyChange(transaction);
  }
  await recordChanges({ transaction, type: ChangeType.TOPIC, action: ChangeAction.UPDATED, keys: [key], now });
  return { topic: await selectTopic(transaction, key) };
}

/** Null clears what may be null: only the parent may. */
function refuseNulls(changes: TopicChanges): void {
  const userErrors: UserError[] = (['slug', 'name', 'description', 'phrases'] as const)
    .filter((name) => changes[name] === null)
    .map((name) => ({
      code: UserErrorCode.INVALID,
      field: ['changes', name],
      message: `Expected a value for "${name}", or to have it left out, got null.`,
    }));
  if (userErrors.length > 0) {
    throw new InputRefused(userErrors);
  }
}
