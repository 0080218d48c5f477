import { Field, InputType } from 'type-graphql';
import { selectColumns } from '../../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { connectionType } from '../../platform/graphql/pagination/connection-type';
import type { ListSource, SortKey } from '../../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../../platform/graphql/pagination/page-arguments';
import { DateTimeScalar } from '../../platform/graphql/scalars/scalars';
import { Delivery } from '../delivery.entity';
import { DeliveryStatus } from '../delivery-status';

@InputType({ description: 'Which deliveries; what is given holds together.' })
export class DeliveryFilter {
  @Field(() => [DeliveryStatus], { nullable: true, description: 'Any of these.' })
  status?: DeliveryStatus[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Due at this instant or later.' })
  scheduledFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Due at this instant or earlier.' })
  scheduledTo?: Date | null;
}

export const { Edge: DeliveryEdge, Connection: DeliveryConnection } = connectionType('Delivery', Delivery);
export type DeliveryConnection = InstanceType<typeof DeliveryConnection>;

const allDeliveries: ListSource = {
  columns: rawSql(selectColumns(Delivery, 'delivery')),
  from: rawSql('deliveries delivery'),
  key: 'delivery.id',
  ofParent: null,
};

const ofSubscriber: ListSource = { ...allDeliveries, ofParent: rawSql('delivery.subscriber_id = parent.id') };

const byDueTime: SortKey = { name: 'deliveries.SCHEDULED', value: 'delivery.scheduled_for', type: 'timestamptz' };

/** The ledger as it was asked for, the latest due first. */
export function listDeliveries({ page, filter }: { page: PageArguments; filter: DeliveryFilter }): DeliveryConnection {
  const statuses = wantedStatuses(filter);
  const conditions = [...(statuses === null ? [] : [anyStatus(statuses)]), ...timeConditions(filter)];
  const alternatives = statuses !== null && statuses.length > 1 ? statuses.map((one) => anyStatus([one])) : undefined;
  return connectionOf({ source: allDeliveries, conditions, alternatives, parentKey: 0, page });
}

/** What a subscriber was sent, or was not, the latest due first. */
export function listDeliveriesOf({
  subscriberKey,
  page,
}: {
  subscriberKey: number;
  page: PageArguments;
}): DeliveryConnection {
  return connectionOf({ source: ofSubscriber, conditions: [], parentKey: subscriberKey, page });
}

function connectionOf({
  source,
  conditions,
  alternatives,
  parentKey,
  page,
}: {
  source: ListSource;
  conditions: Sql[];
  alternatives?: Sql[];
  parentKey: number;
  page: PageArguments;
}): DeliveryConnection {
  return new DeliveryConnection({
    parentKey,
    args: {
      source,
      conditions,
      sort: byDueTime,
      descending: true,
      page: readPageArguments(page),
      ...(alternatives && { alternatives }),
    },
  });
}

/** Null where all are wanted. */
function wantedStatuses({ status }: DeliveryFilter): DeliveryStatus[] | null {
  const wanted = new Set(status ?? Object.values(DeliveryStatus));
  return wanted.size < Object.values(DeliveryStatus).length ? [...wanted] : null;
}

function timeConditions({ scheduledFrom, scheduledTo }: DeliveryFilter): Sql[] {
  return [
    ...(scheduledFrom ? [sql`delivery.scheduled_for >= ${scheduledFrom}`] : []),
    ...(scheduledTo ? [sql`delivery.scheduled_for <= ${scheduledTo}`] : []),
  ];
}

/** Of one status deliveries lie in the order of an index; of several each by itself. */
function anyStatus(statuses: readonly DeliveryStatus[]): Sql {
  const [only] = statuses;
  return statuses.length === 1 ? sql`delivery.status = ${only}` : sql`delivery.status = any (${statuses}::text[])`;
}
