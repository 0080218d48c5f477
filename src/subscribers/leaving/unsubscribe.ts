import { Field, InputType } from 'type-graphql';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import { AtMostCharacters } from '../../platform/graphql/mutations/rules';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { lockMailOwner } from '../status/lock-subscriber';
import { endSubscriptions } from './end-subscriptions';
import { findUnsubscribeToken } from './find-unsubscribe-token';
import { tellOfEnd } from './tell-of-end';

@InputType({ description: 'The token that every mail carries, and what it shall end.' })
export class UnsubscribeInput {
  @Field({ description: 'As the mail has it.' })
  @AtMostCharacters(512)
  token!: string;

  @Field({ defaultValue: false, description: 'Whether all mail ends, and not that subscription alone.' })
  all!: boolean;
}

/**
 * Ends the subscription that a mail came for, or all. It shows nothing of the person, since mails are forwarded; the
 * person is told by mail. Again, it changes nothing, and there is nothing to undo.
 */
export async function unsubscribe({
  input,
  transaction,
  now,
  network,
  addressKeys,
}: CommandTask<UnsubscribeInput> & { network: string; addressKeys: AddressKeys }): Promise<{
  ended: boolean;
  undoToken: string | null;
}> {
  // What goes on is read behind the lock.
  const [subscriber, { subscriberKey, subscriptionKey, ends, active }] = await Promise.all([
    lockMailOwner(transaction, input.token),
    findUnsubscribeToken(transaction, input.token),
  ]);
  if (subscriber === null) {
    throw new Error(`Expected the subscriber ${subscriberKey} to stand as long as it has tokens.`);
  }
  // Of a subscription that was deleted nothing is left to end: no key is 0.
  const onlyKey = input.all || ends === 'EVERYTHING' ? null : (subscriptionKey ?? 0);
  const ended = await endSubscriptions({
    transaction,
    subscriber,
    active,
    subscriptionKey: onlyKey,
    by: { kind: 'SELF', subscriberKey, network },
    now,
  });
  await tellOfEnd({ transaction, subscriber, ended, addressKeys, now });
  return { ended: true, undoToken: ended?.undoToken ?? null };
}
