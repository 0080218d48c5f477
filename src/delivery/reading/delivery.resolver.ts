import { Arg, Args, Authorized, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type AccessContext, Scope } from '../../access';
import { paperByKey } from '../../papers';
import { PageArguments } from '../../platform/graphql/pagination/page-arguments';
import { DeliveryPaper, DigestSubscription, reasonText, Subscriber, subscriptionByKey } from '../../subscribers';
import { sayBounce } from '../bounces/say-bounce';
import { Delivery } from '../delivery.entity';
import { DeliveryStatus } from '../delivery-status';
import { DeliveryConnection, DeliveryFilter, listDeliveries, listDeliveriesOf } from './delivery-lists';
import { bounceOfDelivery, reasonByKey, topicNameBySlug } from './delivery.loaders';
import { statusSentence } from './status-sentence';

/** The ledger, to read. */
@Resolver(() => Delivery)
export class DeliveryResolver {
  @Authorized(Scope.SUBSCRIBERS_READ)
  @Query(() => DeliveryConnection, {
    description:
      'The ledger of what was mailed, the latest due first. It goes back 400 days; a run of EMPTY days stands at its last.',
  })
  deliveries(
    @Args() page: PageArguments,
    @Arg('filter', () => DeliveryFilter, { nullable: true, description: 'Which; all if left out.' })
    filter: DeliveryFilter | null,
  ): DeliveryConnection {
    return listDeliveries({ page, filter: filter ?? {} });
  }

  @FieldResolver(() => DigestSubscription, {
    nullable: true,
    description: 'Whose digest it is; null once that was deleted.',
  })
  subscription(@Root() delivery: Delivery, @Ctx() context: AccessContext): Promise<DigestSubscription | null> {
    return subscriptionByKey(context).load(delivery.subscriptionKey);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it stands as it does, in a sentence: paused until …, nothing new since …, mailbox full.',
  })
  async statusReason(@Root() delivery: Delivery, @Ctx() context: AccessContext): Promise<string | null> {
    const bounce = delivery.status === DeliveryStatus.SENT ? await bounceOfDelivery(context).load(delivery) : null;
    return bounce === null ? statusSentence(delivery) : sayBounce(bounce);
  }

  @Extensions({ listSize: 10 })
  @FieldResolver(() => [DeliveryPaper], {
    description: 'What it holds, the best first. Papers that were deleted since are left out.',
  })
  async papers(@Root() delivery: Delivery, @Ctx() context: AccessContext): Promise<DeliveryPaper[]> {
    const papers = await Promise.all((delivery.paperKeys ?? []).map((key) => paperByKey(context).load(key)));
    const reasons = await Promise.all((delivery.reasonKeys ?? []).map((key) => reasonInWords(key, context)));
    return papers.flatMap((paper, place) =>
      paper === null ? [] : [{ paperKey: paper.key, reason: reasons[place] ?? '' }],
    );
  }
}

/** What delivery adds to subscribers. */
@Resolver(() => Subscriber)
export class SubscriberDeliveriesResolver {
  @FieldResolver(() => DeliveryConnection, {
    description: 'What they were mailed, or were not and why, the latest first.',
  })
  deliveries(@Root() subscriber: Subscriber, @Args() page: PageArguments): DeliveryConnection {
    return listDeliveriesOf({ subscriberKey: subscriber.key, page });
  }
}

async function reasonInWords(key: number, context: AccessContext): Promise<string> {
  const reason = await reasonByKey(context).load(key);
  if (reason === null) {
    throw new Error(`Expected the reason ${key} to stand as long as deliveries name it.`);
  }
  const name = reason.kind === 'TOPIC' ? await topicNameBySlug(context).load(reason.slug) : null;
  return reasonText(reason, new Map(reason.kind === 'TOPIC' && name !== null ? [[reason.slug, name]] : []));
}
