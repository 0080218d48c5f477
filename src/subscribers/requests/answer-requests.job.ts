import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { answerBatch } from './answer-batch';
import { answerRequests } from './answer-requests';

/** Few enough that their locks are held for no more than a moment. */
const requestsPerBatch = 100;

/** Answers the requests in the name of addresses that wait, a batch in one transaction, which also forgets them: once each. */
export function answerRequestsJob(addressKeys: AddressKeys): JobHandler {
  return handleJob(answerRequests, async ({ database, clock, signal }) => {
    const failures: unknown[] = [];
    const answer = (keys: readonly string[]): Promise<void> =>
      database.transaction((transaction) => answerBatch({ transaction, keys, addressKeys, now: clock.now() }));
    let keys = await keysBehind(database, '0');
    while (keys.length > 0) {
      try {
        await answer(keys);
      } catch {
        // One request that cannot be answered keeps no other from it.
        for (const key of keys) {
          await answer([key]).catch((error: unknown) => failures.push(error));
        }
      }
      if (signal.aborted) {
        await enqueueJob(database, answerRequests, { payload: {}, key: answerRequests.name });
        break;
      }
      keys = await keysBehind(database, keys.at(-1) ?? '0');
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  });
}

async function keysBehind(database: Database, last: string): Promise<string[]> {
  const rows = await database.query<{ key: string }>(
    `select request.id as "key"
     from subscription_requests request
     where request.id > $1
     order by request.id
     limit $2`,
    [last, requestsPerBatch],
  );
  return rows.map(({ key }) => key);
}
