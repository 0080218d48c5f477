import { issueToken } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { lockSubscriber } from '../status/lock-subscriber';
import { tellLater } from './tell-later';
import { mailEnd } from './tell-of-end';
import { standsAsLeft, type UndoDetail } from './undo-detail';

/**
 * Tells late of an end that could not be told at once, unless it was undone, or something else has happened since. What
 * the mail undoes, it undoes for a day from then on.
 */
export function tellOfEndJob(addressKeys: AddressKeys): JobHandler {
  return handleJob(tellLater, ({ payload: { subscriberKey, notice, endedAt }, database, clock }) =>
    database.transaction(async (transaction) => {
      const now = clock.now();
      const subscriber = await lockSubscriber(transaction, subscriberKey);
      const [open] = await transaction.query<{ detail: UndoDetail }>(
        `select token.detail
         from subscriber_tokens token
         where token.subscriber_id = $1 and token.purpose = 'UNDO' and token.used_at is null
           and (token.detail ->> 'endedAt')::timestamptz >= $2
         order by token.expires_at desc
         limit 1`,
        [subscriberKey, endedAt],
      );
      const email = subscriber?.email ?? null;
      if (subscriber === null || email === null || open === undefined || !standsAsLeft(subscriber, open.detail)) {
        return;
      }
      const { detail } = open;
      const undoToken = issueToken(transaction, { purpose: 'UNDO', subscriberKey, detail, now });
      await mailEnd({ transaction, subscriberKey, email, ended: { undoToken, detail }, notice, addressKeys, now });
    }),
  );
}
