import { callerName, forgetPerson } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { eraseMails } from '../../platform/mail';
import { suppress } from '../address/suppressions';
import type { Actor } from '../status/actor';
import { lockSubscriberFor } from '../status/lock-subscriber';
import { moveSubscriber } from '../status/move-subscriber';
import { SubscriberStatus } from '../subscriber-status';
import { subscriberErased } from './subscriber-erased';

/**
 * Forgets a person: address, networks and tokens go wherever they stand, and what they subscribed to. What stays is
 * that there was somebody, when their status changed, and a keyed hash that keeps the address from being mailed again
 * until its owner confirms anew. Again, it changes nothing.
 */
export async function eraseSubscriber({
  input,
  transaction,
  now,
  by,
  addressKeys,
}: CommandTask<NodeInput> & { by: Actor; addressKeys: AddressKeys }): Promise<{ deletedId: string }> {
  const subscriber = await lockSubscriberFor(by, { transaction, id: input.id, field: 'id' });
  const { key, email } = subscriber;
  if (email === null) {
    return { deletedId: input.id };
  }
  await suppress(transaction, addressKeys.hashOf(email), now);
  await moveSubscriber({ transaction, subscriber, cause: 'ERASED', to: SubscriberStatus.ERASED, by, now });
  await forgetTraces(transaction, key);
  await transaction.query('delete from subscription_requests where email = $1', [email]);
  await forgetPerson(transaction, { caller: callerName({ kind: 'subscriber', subscriberKey: key }), address: email });
  await eraseMails(transaction, email, now);
  await enqueueJob(transaction, subscriberErased, { payload: { subscriber: key } });
  return { deletedId: input.id };
}

async function forgetTraces(transaction: Transaction, subscriberKey: number): Promise<void> {
  for (const statement of [
    'delete from subscriber_tokens where subscriber_id = $1',
    'delete from unsubscribe_tokens where subscriber_id = $1',
    'delete from digest_subscriptions where subscriber_id = $1',
    'update subscriber_transitions set network = null where subscriber_id = $1 and network is not null',
  ]) {
    await transaction.query(statement, [subscriberKey]);
  }
}
