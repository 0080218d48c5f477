import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import { inKeyOrder, requestLoader } from '../../platform/graphql/context/request-loaders';
import type { Reason } from '../../subscribers';
import type { Bounce } from '../bounces/bounce.entity';
import { readBounces } from '../bounces/read-bounces';
import { type ReasonRecord, toReason } from '../choosing/reason-record';
import { Delivery } from '../delivery.entity';

/** Deliveries by their keys; null for a key that none has. A look into each shard for each. */
export const deliveryByKey = requestLoader<number, Delivery | null>(async (keys, { database }) => {
  const rows = await database.query<{ key: number }>(
    `select ${selectColumns(Delivery, 'delivery')}
     from deliveries delivery
     where delivery.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toEntity(Delivery, row));
});

/** Reasons by their numbers in the ledger; null for a number that none has. */
export const reasonByKey = requestLoader<number, Reason | null>(async (keys, { database }) => {
  const rows = await database.query<ReasonRecord & { key: number }>(
    `select known.id as "key", known.kind, known.text
     from delivery_reasons known
     where known.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toReason(row));
});

/** What topics are called, by their slugs; null for a slug that none has any more. */
export const topicNameBySlug = requestLoader<string, string | null>(async (slugs, { database }) => {
  const rows = await database.query<{ slug: string; name: string }>(
    `select topic.slug, topic.name
     from topics topic
     where topic.slug = any ($1::text[])`,
    [slugs],
  );
  return inKeyOrder(slugs, rows, (row) => row.slug).map((row) => row?.name ?? null);
});

/** What came back of deliveries; null where nothing did. */
export const bounceOfDelivery = requestLoader<Delivery, Bounce | null, number>(
  (deliveries, { database }) => readBounces(database, deliveries),
  ({ key }) => key,
);
