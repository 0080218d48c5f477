import { forgetExpiredTokens } from '../../access';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { handleJob, type JobHandler } from '../../platform/jobs/handle-job';
import { type Job, type NoPayload, noPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';
import { forgetFullAllowances } from '../allowances/take-allowance';
import { forgetUnconfirmed } from './forget-unconfirmed';
import { remindUnconfirmed } from './remind-unconfirmed';
import { resumePaused } from './resume-paused';

const job: Job<NoPayload> = { name: 'tend-subscribers', parse: noPayload, queue: 'tend-subscribers' };

/** What becomes of subscribers by the passing of time alone. */
export async function tendSubscribers(task: {
  database: Database;
  addressKeys: AddressKeys;
  now: Date;
  signal: AbortSignal;
}): Promise<void> {
  const { database, addressKeys, now, signal } = task;
  const steps = [
    () => resumePaused(database, now),
    () => forgetUnconfirmed(database, now),
    () => remindUnconfirmed(database, { addressKeys, now }),
  ];
  for (const step of steps) {
    let more = true;
    while (more && !signal.aborted) {
      more = await step();
    }
  }
  await forgetFullAllowances(database, now);
  await forgetExpiredTokens(database, now);
}

/** Ends pauses, reminds who has not confirmed, and forgets who never did. What is left over is done the next time. */
export function tendSubscribersJob(addressKeys: AddressKeys): JobHandler {
  return handleJob(job, ({ database, clock, signal }) =>
    tendSubscribers({ database, addressKeys, now: clock.now(), signal }),
  );
}

/** Every five minutes. */
export const tendingSubscribers: Schedule = { job, cron: '*/5 * * * *' };
