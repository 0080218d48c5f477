import { Field, InputType } from 'type-graphql';
import { selectColumns } from '../../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { connectionType } from '../../platform/graphql/pagination/connection-type';
import type { List, ListSource, SortKey } from '../../platform/graphql/pagination/list';
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

interface AskedSubscribers {
  page: PageArguments;
  filter: SubscriberFilter;
}

/** Subscribers as they were asked for, newest first. */
export function listSubscribers(asked: AskedSubscribers): SubscriberConnection {
  return new SubscriberConnection({ parentKey: 0, args: subscriberList(asked) });
}

/** The same as what is read. */
export function subscriberList({ page, filter }: AskedSubscribers): List {
  return {
    source: allSubscribers,
    conditions: conditionsOf(filter),
    sort: byCreation,
    descending: true,
    page: readPageArguments(page),
  };
}

function conditionsOf({ status, emailContains, topic, createdFrom, createdTo }: SubscriberFilter): Sql[] {
  return [
    ...(status ? [sql`subscriber.status = any (${status}::text[])`] : []),
    ...(emailContains ? [sql`subscriber.email like ${patternOf(emailContains)}::text`] : []),
    ...(topic ? [follows(topic)] : []),
    ...(createdFrom ? [sql`subscriber.created_at >= ${createdFrom}::date`] : []),
    ...(createdTo ? [sql`subscriber.created_at < ${createdTo}::date + 1`] : []),
  ];
}

/**
 * Three characters and more are looked up by an index, fewer along the list: what is so short stands in many addresses.
 * At the worst, for one that stands in none, that reads the whole table.
 */
function patternOf(part: string): string {
  return `%${part.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** As an array, so that those who follow a topic are collected, however many the planner takes them for. */
function follows(slug: string): Sql {
  return sql`subscriber.id = any (array(
    select subscription.subscriber_id
    from topics topic
    join digest_subscription_topics followed on followed.topic_id = topic.id
    join digest_subscriptions subscription on subscription.id = followed.subscription_id
    where topic.slug = ${slug}
  ))`;
}
