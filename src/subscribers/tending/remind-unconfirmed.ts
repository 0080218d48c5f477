import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { askForConfirmation, type ConfirmationDetail } from '../consenting/ask-for-confirmation';
import { reminderMail } from '../mails';

/** Reminds one subscriber who has not confirmed and whose time has come; tells whether there was one. */
export async function remindUnconfirmed(
  database: Database,
  { addressKeys, now }: { addressKeys: AddressKeys; now: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const [due] = await transaction.query<{ key: number; email: string }>(
      `update subscribers
       set remind_at = null
       where id = (
         select subscriber.id
         from subscribers subscriber
         where subscriber.remind_at <= $1 and subscriber.status = 'PENDING'
         order by subscriber.remind_at
         limit 1
         for no key update skip locked
       )
       returning id as "key", email`,
      [now],
    );
    if (due === undefined) {
      return false;
    }
    const [asked] = await transaction.query<{ detail: ConfirmationDetail }>(
      `select token.detail
       from subscriber_tokens token
       where token.subscriber_id = $1 and token.purpose = 'CONFIRM' and token.used_at is null
       order by token.expires_at desc
       limit 1`,
      [due.key],
    );
    // Who was never asked has nothing to be reminded of.
    if (asked !== undefined) {
      const { key: subscriberKey, email } = due;
      const questions = [{ subscriberKey, email, detail: asked.detail, messageKey: `reminder:${subscriberKey}` }];
      await askForConfirmation({ transaction, questions, kind: reminderMail, addressKeys, now });
    }
    return true;
  });
}
