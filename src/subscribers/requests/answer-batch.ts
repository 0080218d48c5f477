import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import { holdSubscribersOf } from '../status/lock-subscriber';
import { answerAddresses } from './answer-addresses';
import type { OpenRequest } from './open-request';

/** A request, as it is found before anybody has locked it. */
export type WaitingRequest = Pick<OpenRequest, 'key' | 'email'>;

/** Answers those of these requests that still stand, and forgets them. Others that answer some at this moment keep those. */
export async function answerBatch(batch: {
  transaction: Transaction;
  waiting: readonly WaitingRequest[];
  addressKeys: AddressKeys;
  now: Date;
}): Promise<void> {
  const { waiting, ...task } = batch;
  // The row of a subscriber comes before all that is theirs: whoever erases one holds it, and deletes their requests.
  holdSubscribersOf(task.transaction, [...new Set(waiting.map(({ email }) => email))]);
  const requests = await task.transaction.query<OpenRequest>(
    `delete from subscription_requests
     where id in (
       select request.id
       from subscription_requests request
       where request.id = any ($1::bigint[])
       for update skip locked
     )
     returning id as "key", kind, email, network, digest, consent_version as "consentVersion"`,
    [waiting.map(({ key }) => key)],
  );
  for (const lot of lotsOfAddresses(requests)) {
    await answerAddresses({ ...task, requests: lot });
  }
}

/** In the order they came, and no address twice in a lot: the answer to one request shows in the next. */
function lotsOfAddresses(requests: readonly OpenRequest[]): OpenRequest[][] {
  const inOrder = requests.toSorted((a, b) => Number(a.key) - Number(b.key));
  const counts = new Map<string, number>();
  const lots: OpenRequest[][] = [];
  for (const request of inOrder) {
    const place = counts.get(request.email) ?? 0;
    counts.set(request.email, place + 1);
    (lots[place] ??= []).push(request);
  }
  return lots;
}
