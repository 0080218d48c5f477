import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Database } from '../../platform/database/database';
import { moveSubscriber } from '../status/move-subscriber';
import { refreshDeliveries } from '../subscriptions/refresh-deliveries';
import { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

/** Ends one pause whose time has come; tells whether there was one. */
export async function resumePaused(database: Database, now: Date): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.query<object>(
      `select ${selectColumns(Subscriber, 'subscriber')}
       from subscribers subscriber
       where subscriber.paused_until <= $1
       order by subscriber.paused_until
       limit 1
       for no key update skip locked`,
      [now],
    );
    if (row === undefined) {
      return false;
    }
    const subscriber = toEntity(Subscriber, row);
    const to = SubscriberStatus.ACTIVE;
    await moveSubscriber({
      transaction,
      subscriber,
      cause: 'RESUMED',
      to,
      by: { kind: 'CLOCK' },
      now,
      isPlanned: true,
    });
    // This is minutes late: what was due since is due still, also at the very moment that the pause ended.
    const end = subscriber.pausedUntil ?? now;
    await refreshDeliveries(transaction, [subscriber.key], new Date(end.getTime() - 1));
    return true;
  });
}
