import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import { Subscriber } from '../subscriber.entity';

const columns = selectColumns(Subscriber, 'subscriber');

/** A subscriber that is known to be there, as it stands now. */
export async function readSubscriber(database: Queryable, key: number): Promise<Subscriber> {
  const [row] = await database.query<object>(
    `select ${columns}
     from subscribers subscriber
     where subscriber.id = $1`,
    [key],
  );
  if (row === undefined) {
    throw new Error(`Expected the subscriber ${key} to stand while its row is locked.`);
  }
  return toEntity(Subscriber, row);
}
