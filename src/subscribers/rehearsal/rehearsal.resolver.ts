import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { AccessContext } from '../../access';
import { DateScalar } from '../../platform/graphql/scalars/date.scalar';
import { reasonText } from '../choosing/reason';
import { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import { readRehearsal } from './read-rehearsal';
import { readTopicNames } from './read-topic-names';
import { Rehearsal } from './rehearsal';
import { rehearse } from './rehearse';

/** A subscription, tried before anyone subscribes. */
@Resolver()
export class RehearsalResolver {
  @Extensions({ cost: 500 })
  @Query(() => Rehearsal, {
    description:
      'What a subscription would have sent over past days: how many mails, which papers, why. Takes no address and ' +
      'stores nothing: anyone may try before subscribing. Papers count as arrived on the day of their first digest, else ' +
      'on the date that they sort by; votes are those of today. At most 31 days, and 10 searches without an API key.',
  })
  async rehearseSubscription(
    @Arg('digest', () => DigestSubscriptionFields, { description: 'The subscription.' })
    digest: DigestSubscriptionFields,
    @Arg('from', () => DateScalar, { description: 'The first day, in the time zone of the subscription.' })
    from: string,
    @Arg('to', () => DateScalar, { description: 'The last day; what lies in the future is left out.' })
    to: string,
    @Ctx() { caller, clock, database }: AccessContext,
  ): Promise<Rehearsal> {
    const record = readRehearsal({ digest, from, to, isAnonymous: caller.kind === 'anonymous' });
    const topicNames = await readTopicNames(database, record.topics);
    const mails = await rehearse(database, { digest: record, from, to, now: clock.now() });
    const deliveries = mails.map(({ scheduledFor, papers }) => ({
      scheduledFor,
      papers: papers.map(({ key, reason }) => ({ paperKey: key, reason: reasonText(reason, topicNames) })),
    }));
    const sent = deliveries.reduce((sum, { papers }) => sum + papers.length, 0);
    return { deliveries, papersPerDelivery: sent / Math.max(1, deliveries.length) };
  }
}
