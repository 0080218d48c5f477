import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Actor } from '../status/actor';
import { lockSubscriberFor } from '../status/lock-subscriber';
import { readSubscriber } from '../status/read-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import { activeSubscriptions } from './active-subscriptions';
import { endSubscriptions } from './end-subscriptions';
import { tellOfEnd } from './tell-of-end';

/**
 * Ends all mail to a subscriber; one that has left already stays so. The token undoes it for a day: for the person, and
 * so not for a program. The person is told by mail.
 */
export async function unsubscribeSubscriber({
  input,
  transaction,
  now,
  by,
  addressKeys,
}: CommandTask<NodeInput> & { by: Actor; addressKeys: AddressKeys }): Promise<{
  subscriber: Subscriber | null;
  undoToken: string | null;
}> {
  const subscriber = await lockSubscriberFor(by, { transaction, id: input.id, field: 'id' });
  if (subscriber.status === SubscriberStatus.ERASED) {
    throw refuse(UserErrorCode.CONFLICT, ['id'], 'Expected a subscriber who can unsubscribe, but this one was erased.');
  }
  const active = await activeSubscriptions(transaction, subscriber.key);
  const ended = await endSubscriptions({ transaction, subscriber, active, by, now });
  await tellOfEnd({ transaction, subscriber, ended, addressKeys, now });
  return { subscriber: await readSubscriber(transaction, subscriber.key), undoToken: ended?.undoToken ?? null };
}
