import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccessContext } from '../../access';
import { Topic, topicByKey } from '../../topics';
import { DigestSubscription } from '../digest-subscription.entity';
import { Subscriber } from '../subscriber.entity';
import { subscriberByKey, topicKeysBySubscriptionKey } from './subscriber.loaders';

/** Digest subscriptions, to read. */
@Resolver(() => DigestSubscription)
export class DigestSubscriptionResolver {
  @FieldResolver(() => Subscriber, { description: 'Whose it is.' })
  async subscriber(@Root() subscription: DigestSubscription, @Ctx() context: AccessContext): Promise<Subscriber> {
    const subscriber = await subscriberByKey(context).load(subscription.subscriberKey);
    if (subscriber === null) {
      throw new Error(`Expected the digest subscription ${subscription.key} to have a subscriber.`);
    }
    return subscriber;
  }

  @Extensions({ listSize: 4 })
  @FieldResolver(() => [Topic], {
    description: 'Topics that it follows, by name. With no topic, search or author it holds everything that trends.',
  })
  async topics(@Root() subscription: DigestSubscription, @Ctx() context: AccessContext): Promise<Topic[]> {
    const keys = await topicKeysBySubscriptionKey(context).load(subscription.key);
    const topics = await Promise.all(keys.map((key) => topicByKey(context).load(key)));
    return topics.filter((topic) => topic !== null);
  }
}
