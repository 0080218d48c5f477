import type { Transaction } from '../../platform/database/transaction';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { DigestSubscription } from '../digest-subscription.entity';
import type { Actor } from '../status/actor';
import { lockSubscriberWith } from '../status/lock-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { readSubscription } from './read-subscription';

/**
 * A digest subscription that nobody else changes until the transaction ends, for one who may change it, and whose it
 * is. NOT_FOUND where there is none, and to a subscriber where it is another's.
 */
export async function lockSubscriptionFor(
  by: Actor,
  { transaction, id }: { transaction: Transaction; id: string },
): Promise<{ subscription: DigestSubscription; subscriber: Subscriber }> {
  const key = keyOfNode(id, 'DigestSubscription', ['id']);
  // Its subscriber's row is the lock of all that is theirs. What is read before it is taken may be stale.
  const [subscriber, subscription] = await Promise.all([
    lockSubscriberWith(transaction, key),
    readSubscription(transaction, key),
  ]);
  const isOthers = by.kind === 'SELF' && subscriber?.key !== by.subscriberKey;
  if (subscriber === null || subscription === null || isOthers) {
    throw refuse(UserErrorCode.NOT_FOUND, ['id'], `Expected the id of a digest subscription, but none has "${id}".`);
  }
  return { subscription, subscriber };
}
