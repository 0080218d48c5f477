import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { selectTopic } from '../select-topic';
import { recountTopics } from './topic-tree';

/** Takes a topic out of the taxonomy and off its papers; refused while others stand below it. */
export async function deleteTopic({ input, transaction, now }: CommandTask<NodeInput>): Promise<{ deletedId: string }> {
  const key = keyOfNode(input.id, 'Topic', ['id']);
  await lockCatalogue(transaction);
  const topic = await selectTopic(transaction, key);
  if (topic === null) {
    throw refuse(UserErrorCode.NOT_FOUND, ['id'], `Expected the id of a topic, but none has "${input.id}".`);
  }
  const children = await transaction.query<{ slug: string }>(
    'select slug from topics where parent_id = $1 order by slug',
    [key],
  );
  if (children.length > 0) {
    const slugs = children.map(({ slug }) => slug).join(', ');
    throw refuse(UserErrorCode.CONFLICT, ['id'], `Expected a topic with none below it, but there are: ${slugs}.`);
  }
  await transaction.query('delete from topics where id = $1', [key]);
  if (topic.parentKey !== null) {
    await recountTopics(transaction, [topic.parentKey]);
  }
  await recordChanges({ transaction, type: ChangeType.TOPIC, action: ChangeAction.DELETED, keys: [key], now });
  return { deletedId: input.id };
}
