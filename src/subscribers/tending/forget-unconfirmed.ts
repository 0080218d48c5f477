import type { Database } from '../../platform/database/database';
import { eraseMails } from '../../platform/mail';

const batch = 500;

/** Deletes some subscribers who have not confirmed in time, and the mails to them; tells whether there may be more. */
export async function forgetUnconfirmed(database: Database, now: Date): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const forgotten = await transaction.query<{ email: string }>(
      `delete from subscribers
       where id in (
         select subscriber.id
         from subscribers subscriber
         where subscriber.forget_at <= $1
         order by subscriber.forget_at
         limit $2
         for update skip locked
       )
       returning email`,
      [now, batch],
    );
    for (const { email } of forgotten) {
      await eraseMails(transaction, email, now);
    }
    return forgotten.length === batch;
  });
}
