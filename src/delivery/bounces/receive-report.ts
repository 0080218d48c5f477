import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { type BouncedMessage, readBounceToken } from '../../platform/mail';
import { judgeReport } from './judge-report';
import type { ReceivedReport } from './mail-report';
import { readReport } from './read-report';
import { type BounceOutcome, recordBounce } from './record-bounce';

/** What became of a report. FORGED where no token in it is one of ours, MEANINGLESS where it tells of no failure. */
export type ReceivedOutcome = BounceOutcome | 'FORGED' | 'MEANINGLESS';

const mostTokens = 16;

/**
 * Takes in what came to an envelope sender. Only the token in its recipient says whose message it is about: addresses
 * within are a stranger's word.
 */
export async function receiveReport(task: {
  database: Database;
  addressKeys: AddressKeys;
  bytes: Buffer;
  /** Of the envelope, where the mail server tells it; else it is looked for in the headers that servers add. */
  recipient: string | null;
  now: Date;
}): Promise<ReceivedOutcome> {
  const { database, addressKeys, bytes, recipient, now } = task;
  const received = await readReport(bytes);
  const message = findMessage(addressKeys, recipient === null ? placesOf(received) : [recipient]);
  if (message === null) {
    return 'FORGED';
  }
  const finding = judgeReport(received.report);
  if (finding === null) {
    return 'MEANINGLESS';
  }
  return database.transaction((transaction) => recordBounce(transaction, { message, finding, now }));
}

/** Providers send complaints to one address for all, and repeat in them whom the message was from. */
function placesOf({ report, recipients }: ReceivedReport): string[] {
  return report.kind === 'complaint' ? [...recipients, report.envelopeSender ?? ''] : [...recipients];
}

function findMessage(keys: AddressKeys, places: readonly string[]): BouncedMessage | null {
  const tokens = places.flatMap((place) =>
    Array.from(place.matchAll(/bounces\+([0-9a-z-]{1,64})@/gi), ([, token]) => token ?? ''),
  );
  for (const token of tokens.slice(0, mostTokens)) {
    const message = readBounceToken(keys, token);
    if (message !== null) {
      return message;
    }
  }
  return null;
}
