import { Field, ID, InputType } from 'type-graphql';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { DigestSubscription } from '../digest-subscription.entity';
import { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import type { Actor } from '../status/actor';
import { lockSubscriberFor } from '../status/lock-subscriber';
import { SubscriberStatus } from '../subscriber-status';
import { countSubscriptions, mostSubscriptions } from './count-subscriptions';
import { judgeDigest } from '../judging/judge-digests';
import { readSubscription } from './read-subscription';
import { requireWillingness } from './require-willingness';
import { storeDigest } from './store-digests';

@InputType({ description: 'One more digest for a subscriber.' })
export class CreateDigestSubscriptionInput {
  @Field(() => ID, { description: 'Whose.' })
  subscriberId!: string;

  @Field(() => DigestSubscriptionFields, { description: 'What it holds and when it comes.' })
  digest!: DigestSubscriptionFields;
}

/** Gives a subscriber one more digest. Who has left can be given none, and who has not confirmed is not mailed it yet. */
export async function createDigestSubscription({
  input,
  transaction,
  now,
  by,
}: CommandTask<CreateDigestSubscriptionInput> & { by: Actor }): Promise<{ subscription: DigestSubscription | null }> {
  const digest = await judgeDigest(transaction, { fields: input.digest, path: ['digest'] });
  const subscriber = await lockSubscriberFor(by, { transaction, id: input.subscriberId, field: 'subscriberId' });
  requireWillingness(subscriber, ['subscriberId']);
  if ((await countSubscriptions(transaction, subscriber.key)) >= mostSubscriptions) {
    const message = `Expected a subscriber with fewer than ${mostSubscriptions} digest subscriptions, but they have as many.`;
    throw refuse(UserErrorCode.TOO_MANY, ['subscriberId'], message);
  }
  const isLive = subscriber.status === SubscriberStatus.ACTIVE;
  const key = await storeDigest(transaction, { subscriberKey: subscriber.key, digest, isLive, now });
  return { subscription: await readSubscription(transaction, key) };
}
