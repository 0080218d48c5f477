import { Field, InputType } from 'type-graphql';
import { selectColumns } from '../../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { connectionType } from '../../platform/graphql/pagination/connection-type';
import type { ListSource, SortKey } from '../../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../../platform/graphql/pagination/page-arguments';
import { DateScalar } from '../../platform/graphql/scalars/date.scalar';
import { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

@InputType({ description: 'Which subscribers; what is given holds together.' })
export class SubscriberFilter {
  @Field(() => [SubscriberStatus], { nullable: true, description: 'Any of these.' })
  status?: SubscriberStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the address.' })
  emailContains?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of a topic that one of their digests follows.' })
  topic?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First seen on this day or later, UTC.' })
  createdFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First seen on this day or earlier, UTC.' })
  createdTo?: string | null;
}

export const { Edge: SubscriberEdge, Connection: SubscriberConnection } = connectionType('Subscriber', Subscriber);
export type SubscriberConnection = InstanceType<typeof SubscriberConnection>;

const allSubscribers: ListSource = {
  columns: rawSql(selectColumns(Subscriber, 'subscriber')),
  from: rawSql('subscribers subscriber'),
  key: 'subscriber.id',
  ofParent: null,
};

const byCreation: SortKey = { name: 'subscribers.CREATED', value: 'subscriber.created_at', type: 'timestamptz' };

/** A list of subscribers as it was asked for, newest first. */
export function listSubscribers({
  page,
  filter,
}: {
  page: PageArguments;
  filter: SubscriberFilter;
}): SubscriberConnection {
  return new SubscriberConnection({
    parentKey: 0,
    args: {
      source: allSubscribers,
      conditions: conditionsOf(filter),
      sort: byCreation,
      descending: true,
      page: readPageArguments(page),
    },
  });
}

function conditionsOf({ status, emailContains, topic, createdFrom, createdTo }: SubscriberFilter): Sql[] {
  return [
    ...(status ? [sql`subscriber.status = any (${status}::text[])`] : []),
    ...(emailContains ? [sql`position(lower(${emailContains}::text) in subscriber.email) > 0`] : []),
    ...(topic ? [follows(topic)] : []),
    ...(createdFrom ? [sql`subscriber.created_at >= ${createdFrom}::date`] : []),
    ...(createdTo ? [sql`subscriber.created_at < ${createdTo}::date + 1`] : []),
  ];
}

function follows(slug: string): Sql {
  return sql`exists (
    select
    from digest_subscriptions subscription
    join digest_subscription_topics followed on followed.subscription_id = subscription.id
    join topics topic on topic.id = followed.topic_id
    where subscription.subscriber_id = subscriber.id and topic.slug = ${slug}
  )`;
}
