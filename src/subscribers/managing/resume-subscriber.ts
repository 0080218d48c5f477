import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import type { Actor } from '../status/actor';
import { lockSubscriberFor } from '../status/lock-subscriber';
import { moveSubscriber } from '../status/move-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

/** Ends a pause. Who is not paused, and gets mail, stays as they are. */
export async function resumeSubscriber({
  input,
  transaction,
  now,
  by,
}: CommandTask<NodeInput> & { by: Actor }): Promise<{ subscriber: Subscriber | null }> {
  const subscriber = await lockSubscriberFor(by, { transaction, id: input.id, field: 'id' });
  if (subscriber.status === SubscriberStatus.ACTIVE) {
    return { subscriber };
  }
  const to = SubscriberStatus.ACTIVE;
  return { subscriber: await moveSubscriber({ transaction, subscriber, cause: 'RESUMED', to, by, now }) };
}
