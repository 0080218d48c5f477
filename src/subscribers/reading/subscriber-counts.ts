import { Field, Int, ObjectType } from 'type-graphql';
import type { Queryable } from '../../platform/database/queryable';
import { SubscriberStatus } from '../subscriber-status';

@ObjectType({ description: 'How many subscribers stand so.' })
export class SubscriberCount {
  @Field(() => SubscriberStatus, { description: 'How they stand.' })
  status!: SubscriberStatus;

  @Field(() => Int, { description: 'Exact.' })
  count!: number;
}

/** How many subscribers there are of each status, 0 included. Reads the whole of an index. */
export async function countSubscribers(database: Queryable): Promise<SubscriberCount[]> {
  const rows = await database.query<SubscriberCount>(
    `select subscriber.status, count(*)::integer as count
     from subscribers subscriber
     group by subscriber.status`,
  );
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.values(SubscriberStatus).map((status) => ({ status, count: counts.get(status) ?? 0 }));
}
