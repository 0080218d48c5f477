import { Arg, Args, Authorized, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type AccessContext, Scope, Viewer } from '../../access';
import { badUserInput } from '../../platform/graphql/errors/errors';
import { decodeNodeId } from '../../platform/graphql/nodes/node-id';
import { PageArguments } from '../../platform/graphql/pagination/page-arguments';
import { EmailAddressScalar } from '../address/email-address.scalar';
import { DigestSubscription } from '../digest-subscription.entity';
import { Subscriber } from '../subscriber.entity';
import { countSubscribers, SubscriberCount } from './subscriber-counts';
import { listSubscribers, SubscriberConnection, SubscriberFilter } from './subscriber-lists';
import { subscriberByEmail, subscriberByKey, subscriptionsBySubscriberKey } from './subscriber.loaders';

/** Subscribers, to read. */
@Resolver(() => Subscriber)
export class SubscriberResolver {
  @Authorized(Scope.SUBSCRIBERS_READ)
  @Query(() => Subscriber, { nullable: true, description: 'One subscriber, by exactly one of id and address.' })
  async subscriber(
    @Arg('id', () => ID, { nullable: true, description: "The subscriber's id." }) id: string | null,
    @Arg('email', () => EmailAddressScalar, { nullable: true, description: 'The address.' }) email: string | null,
    @Ctx() context: AccessContext,
  ): Promise<Subscriber | null> {
    if (((id ?? null) === null) === ((email ?? null) === null)) {
      throw badUserInput('Expected exactly one of "id" and "email".');
    }
    if (email) {
      return subscriberByEmail(context).load(email);
    }
    const decoded = decodeNodeId(id ?? '');
    return decoded?.type === 'Subscriber' ? subscriberByKey(context).load(decoded.key) : null;
  }

  @Authorized(Scope.SUBSCRIBERS_READ)
  @Query(() => SubscriberConnection, { description: 'Subscribers, newest first.' })
  subscribers(
    @Args() page: PageArguments,
    @Arg('filter', () => SubscriberFilter, { nullable: true, description: 'Which; all if left out.' })
    filter: SubscriberFilter | null,
  ): SubscriberConnection {
    return listSubscribers({ page, filter: filter ?? {} });
  }

  @Authorized(Scope.SUBSCRIBERS_READ)
  @Extensions({ cost: 50 })
  @Query(() => [SubscriberCount], { description: 'How many subscribers there are of each status. Exact.' })
  subscriberCounts(@Ctx() { database }: AccessContext): Promise<SubscriberCount[]> {
    return countSubscribers(database);
  }

  @Extensions({ listSize: 2 })
  @FieldResolver(() => [DigestSubscription], { description: 'Their digests, those that were ended included.' })
  subscriptions(@Root() subscriber: Subscriber, @Ctx() context: AccessContext): Promise<DigestSubscription[]> {
    return subscriptionsBySubscriberKey(context).load(subscriber.key);
  }
}

/** Who looks at what is theirs. */
@Resolver(() => Viewer)
export class ViewerSubscriberResolver {
  @FieldResolver(() => Subscriber, {
    nullable: true,
    description: 'The subscriber whose manage token was sent; null for other callers.',
  })
  subscriber(@Ctx() context: AccessContext): Promise<Subscriber | null> | null {
    const { caller } = context;
    return caller.kind === 'subscriber' ? subscriberByKey(context).load(caller.subscriberKey) : null;
  }
}
