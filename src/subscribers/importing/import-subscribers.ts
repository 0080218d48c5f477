import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Transaction } from '../../platform/database/transaction';
import { ErrorPolicy } from '../../platform/graphql/mutations/error-policy';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { InputRefused, type UserError } from '../../platform/graphql/mutations/user-error';
import { leaveRequests } from '../requests/leave-requests';
import { type Actor, networkOfActor } from '../status/actor';
import { createSubscribers } from '../status/create-subscribers';
import { SubscriberStatus } from '../subscriber-status';
import { storeDigests } from '../subscriptions/store-digests';
import { decideRows, type KnownAddresses } from './decide-rows';
import { ImportOutcome, type ImportRow } from './import-outcome';
import type { ImportSubscribersInput } from './import-subscribers.input';
import { judgeRows, type JudgedRow } from './judge-rows';

/** What became of an import. */
export interface ImportedSubscribers {
  accepted: number;
  alreadyKnown: number;
  suppressed: number;
  invalid: number;
  rows: ImportRow[];
  userErrors?: UserError[];
}

interface ImportTask extends CommandTask<ImportSubscribersInput> {
  by: Actor;
  addressKeys: AddressKeys;
}

/** Takes in addresses, a handful of statements for all of them. Who has left is not brought back. */
export async function importSubscribers(task: ImportTask): Promise<ImportedSubscribers> {
  const { input, transaction, addressKeys } = task;
  const judged = await judgeRows(transaction, input.subscribers);
  const userErrors = judged.flatMap((row) => row.userErrors);
  const isRefused = userErrors.length > 0 && input.errorPolicy === ErrorPolicy.REJECT_EVERYTHING;
  if (isRefused && !input.dryRun) {
    throw new InputRefused(userErrors);
  }
  const hashes = new Map(judged.flatMap(({ email }) => (email === null ? [] : [[email, addressKeys.hashOf(email)]])));
  const rows = decideRows(judged, await findKnown(transaction, hashes));
  if (!input.dryRun) {
    await store(task, { judged, rows, hashes });
  }
  return {
    accepted: count(rows, ImportOutcome.ACCEPTED),
    alreadyKnown: count(rows, ImportOutcome.ALREADY_KNOWN),
    suppressed: count(rows, ImportOutcome.SUPPRESSED),
    invalid: count(rows, ImportOutcome.INVALID),
    rows,
    userErrors,
  };
}

/** One statement, so that of an address which is erased at this moment either the subscriber or the hash is seen. */
async function findKnown(transaction: Transaction, hashes: ReadonlyMap<string, string>): Promise<KnownAddresses> {
  const found = await transaction.query<{ email: string; status: SubscriberStatus | null; isErased: boolean }>(
    `select given.email, subscriber.status, suppression.at is not null as "isErased"
     from unnest($1::text[], $2::text[]) as given (email, address_hash)
     left join subscribers subscriber on subscriber.email = given.email
     left join suppressions suppression on suppression.address_hash = given.address_hash
     where subscriber.id is not null or suppression.at is not null`,
    [[...hashes.keys()], [...hashes.values()]],
  );
  return {
    statuses: new Map(found.flatMap(({ email, status }) => (status === null ? [] : [[email, status]]))),
    erased: new Set(found.filter(({ isErased }) => isErased).map(({ email }) => email)),
  };
}

interface Decided {
  judged: readonly JudgedRow[];
  /** Those that another transaction has made known meanwhile are marked so. */
  rows: ImportRow[];
  hashes: ReadonlyMap<string, string>;
}

async function store(task: ImportTask, { judged, rows, hashes }: Decided): Promise<void> {
  const { input, transaction, by, now } = task;
  const accepted = rows.filter(({ outcome }) => outcome === ImportOutcome.ACCEPTED);
  const network = networkOfActor(by);
  const addresses = accepted.flatMap(({ index }) => {
    const email = judged[index]?.email ?? null;
    return email === null ? [] : [{ email, addressHash: hashes.get(email) ?? '', network, consentVersion: null }];
  });
  if (addresses.length === 0) {
    return;
  }
  const status = input.alreadyConfirmed ? SubscriberStatus.ACTIVE : SubscriberStatus.PENDING;
  const created = await createSubscribers({
    transaction,
    addresses,
    status,
    cause: 'IMPORTED',
    by,
    now,
  });
  const keys = new Map(created.map(({ email, key }) => [email, key]));
  for (const row of accepted) {
    if (!keys.has(judged[row.index]?.email ?? '')) {
      row.outcome = ImportOutcome.ALREADY_KNOWN;
      row.reason = 'There is a subscriber since a moment ago.';
    }
  }
  const digests = new Map(
    accepted.flatMap(({ index }) => {
      const row = judged[index];
      return row === undefined || row.email === null ? [] : [[row.email, row.digest]];
    }),
  );
  const given = created.flatMap(({ key, email }) => {
    const digest = digests.get(email);
    return digest === undefined ? [] : [{ key, email, digest }];
  });
  if (input.alreadyConfirmed) {
    const started = given.map(({ key, digest }) => ({ subscriberKey: key, digest }));
    storeDigests(transaction, { digests: started, areLive: true, now });
  } else {
    leaveRequests({ transaction, kind: 'IMPORT', of: given, network, now });
  }
}

function count(rows: readonly ImportRow[], outcome: ImportOutcome): number {
  return rows.filter((row) => row.outcome === outcome).length;
}
