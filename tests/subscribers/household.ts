import { AddressKeys } from '../../src/platform/crypto/address-keys';
import type { Database } from '../../src/platform/database/database';
import { createLogger } from '../../src/platform/logging/create-logger';
import { answerRequestsJob, tendSubscribers } from '../../src/subscribers';

/** The keys that the tests' applications have too. */
export const addressKeys = new AddressKeys('a-suppression-key-of-this-test-0123456789');

const { signal } = new AbortController();
const log = createLogger('silent');

/** Answers all requests that were left, as the worker would; returns how many. */
export async function answerAll(database: Database, now: Date): Promise<number> {
  const requests = await database.query<{ key: string }>('select id as key from subscription_requests order by id');
  const tools = { database, clock: { now: () => now }, log, signal, attempt: 1, isLastAttempt: false };
  await answerRequestsJob(addressKeys).run({}, tools);
  return requests.length;
}

/** Lets time do what it does to subscribers. */
export function tend(database: Database, now: Date): Promise<void> {
  return tendSubscribers({ database, addressKeys, now, signal });
}

/** A mail in the outbox. */
export interface LeftMail {
  kind: string;
  recipient: string | null;
  data: Record<string, string> | null;
}

/** The mails that were left for an address, oldest first. */
export function mailsTo(database: Database, email: string): Promise<LeftMail[]> {
  return database.query<LeftMail>('select kind, recipient, data from mails where recipient = $1 order by id', [email]);
}

/** A token from the newest mail to an address. */
export async function tokenFrom(database: Database, email: string, name: string): Promise<string> {
  const token = (await mailsTo(database, email)).at(-1)?.data?.[name];
  if (token === undefined) {
    throw new Error(`Expected the last mail to ${email} to hold "${name}".`);
  }
  return token;
}
