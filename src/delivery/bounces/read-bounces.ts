import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import { Bounce } from './bounce.entity';

/** Of several verdicts on one message the one that says most. */
const gravest = `array_position(array['COMPLAINT', 'HARD', 'SOFT'], bounce.verdict)`;

/** What came back of deliveries, in their order; null where nothing did, or more than 60 days ago. */
export async function readBounces(
  database: Queryable,
  deliveries: readonly { readonly subscriberKey: number; readonly key: number | string }[],
): Promise<(Bounce | null)[]> {
  const rows = await database.query<object>(
    `select distinct on (bounce.subscriber_id, bounce.message_id) ${selectColumns(Bounce, 'bounce')}
     from unnest($1::integer[], $2::bigint[]) as asked (subscriber_id, message_id)
     join bounces bounce
       on bounce.subscriber_id = asked.subscriber_id
       and bounce.message_kind = 'delivery'
       and bounce.message_id = asked.message_id
     order by bounce.subscriber_id, bounce.message_id, ${gravest}`,
    [deliveries.map(({ subscriberKey }) => subscriberKey), deliveries.map(({ key }) => key)],
  );
  const found = new Map(
    rows.map((row) => toEntity(Bounce, row)).map((bounce) => [nameOf(bounce.messageKey, bounce), bounce]),
  );
  return deliveries.map((delivery) => found.get(nameOf(delivery.key, delivery)) ?? null);
}

function nameOf(key: number | string, { subscriberKey }: { readonly subscriberKey: number }): string {
  return `${subscriberKey} ${key}`;
}
