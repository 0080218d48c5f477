import { Arg, Authorized, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import { type AccessContext, Scope } from '../../access';
import { Turns } from '../../platform/database/turns';
import { decodeNodeId } from '../../platform/graphql/nodes/node-id';
import { DateScalar } from '../../platform/graphql/scalars/date.scalar';
import { DeliveryPreview } from './delivery-preview';
import { previewDelivery } from './preview-delivery';

/** One holds the papers of up to 40 days in memory, however small its mail. */
const turns = new Turns(1);

/** Mail, looked at before it is sent. */
@Resolver()
export class PreviewResolver {
  @Authorized(Scope.SUBSCRIBERS_READ)
  @Extensions({ cost: 2_000 })
  @Query(() => DeliveryPreview, {
    description:
      'The mail that a subscription would be sent for a day, rendered and not sent; the one that it was sent, where it ' +
      'was. Whether mail is wanted is not asked. Nothing is stored.',
  })
  previewDelivery(
    @Arg('subscriptionId', () => ID, { description: 'The digest subscription.' }) subscriptionId: string,
    @Arg('date', () => DateScalar, {
      nullable: true,
      description:
        'The day, in the time zone of the subscription and whatever its cadence; the present one if left out.',
    })
    date: string | null,
    @Ctx() { database, clock, letterhead }: AccessContext,
  ): Promise<DeliveryPreview> {
    const decoded = decodeNodeId(subscriptionId);
    const subscriptionKey = decoded?.type === 'DigestSubscription' ? decoded.key : null;
    return turns.during(() =>
      previewDelivery(database, { subscriptionKey, date: date ?? null, now: clock.now(), letterhead }),
    );
  }
}
