import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Actor } from '../status/actor';
import { lockSubscriberFor } from '../status/lock-subscriber';
import { readSubscriber } from '../status/read-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import { endSubscriptions } from './end-subscriptions';

/**
 * Ends all mail to a subscriber; one that has left already stays so. The token undoes it for a day: for the person, and
 * so not for a program.
 */
export async function unsubscribeSubscriber({
  input,
  transaction,
  now,
  by,
}: CommandTask<NodeInput> & { by: Actor }): Promise<{ subscriber: Subscriber | null; undoToken: string | null }> {
  const subscriber = await lockSubscriberFor(by, { transaction, id: input.id, field: 'id' });
  if (subscriber.status === SubscriberStatus.ERASED) {
    throw refuse(UserErrorCode.CONFLICT, ['id'], 'Expected a subscriber who can unsubscribe, but this one was erased.');
  }
  const undoToken = await endSubscriptions({ transaction, subscriber, by, now });
  return { subscriber: await readSubscriber(transaction, subscriber.key), undoToken };
}
