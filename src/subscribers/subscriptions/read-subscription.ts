import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import { DigestSubscription } from '../digest-subscription.entity';

const columns = selectColumns(DigestSubscription, 'subscription');

/** A digest subscription as it stands now; null where there is none. */
export async function readSubscription(database: Queryable, key: number): Promise<DigestSubscription | null> {
  const [row] = await database.query<object>(
    `select ${columns}
     from digest_subscriptions subscription
     where subscription.id = $1`,
    [key],
  );
  return row ? toEntity(DigestSubscription, row) : null;
}
