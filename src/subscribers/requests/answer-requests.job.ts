import type { AddressKeys } from '../../platform/crypto/address-keys';
import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { answerRequest } from './answer-request';
import { answerRequests } from './answer-requests';
import type { SubscriptionRequest } from './subscription-request.entity';

/** Answers requests in the name of addresses, each in a transaction of its own, which also forgets it: once each. */
export function answerRequestsJob(addressKeys: AddressKeys): JobHandler {
  return handleJob(answerRequests, async ({ payload, database, clock }) => {
    for (const key of payload.requests) {
      await database.transaction(async (transaction) => {
        const [request] = await transaction.query<Omit<SubscriptionRequest, 'requestedAt'>>(
          `delete from subscription_requests
           where id = $1
           returning id as "key", kind, email, network, digest, consent_version as "consentVersion"`,
          [key],
        );
        if (request !== undefined) {
          await answerRequest({ transaction, request, addressKeys, now: clock.now() });
        }
      });
    }
  });
}
