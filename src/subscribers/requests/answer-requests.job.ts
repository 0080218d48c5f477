import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { answerBatch, type WaitingRequest } from './answer-batch';
import { answerRequests } from './answer-requests';

/** Few enough that their locks are held for no more than a moment. */
const requestsPerBatch = 100;

/** Answers the requests in the name of addresses that wait, a batch in one transaction, which also forgets them: once each. */
export function answerRequestsJob(addressKeys: AddressKeys): JobHandler {
  return handleJob(answerRequests, async ({ database, clock, signal }) => {
    const failures: unknown[] = [];
    const answer = (waiting: readonly WaitingRequest[]): Promise<void> =>
      database.transaction((transaction) => answerBatch({ transaction, waiting, addressKeys, now: clock.now() }));
    let waiting = await requestsBehind(database, '0');
    while (waiting.length > 0) {
      try {
        await answer(waiting);
      } catch {
        // One request that cannot be answered keeps no other from it.
        for (const request of waiting) {
          await answer([request]).catch((error: unknown) => failures.push(error));
        }
      }
      if (signal.aborted) {
        await enqueueJob(database, answerRequests, { payload: {}, key: answerRequests.name });
        break;
      }
      waiting = await requestsBehind(database, waiting.at(-1)?.key ?? '0');
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  });
}

function requestsBehind(database: Database, last: string): Promise<WaitingRequest[]> {
  return database.query<WaitingRequest>(
    `select request.id as "key", request.email
     from subscription_requests request
     where request.id > $1
     order by request.id
     limit $2`,
    [last, requestsPerBatch],
  );
}
