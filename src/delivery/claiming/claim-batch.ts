import type { Session } from '../../platform/database/session';
import type { Transaction } from '../../platform/database/transaction';
import type { ArrivalWindow } from '../choosing/arrival-window';
import { chooseForBatch, findCandidates } from '../choosing/choose-for-batch';
import { chooserOf } from './chooser-of';
import type { ReasonBook } from '../choosing/reason-book';
import { DeliveryStatus } from '../delivery-status';
import { type Claim, decideClaim } from './decide-claim';
import { type DueDelivery, type DueSubscription, lockDueDeliveries } from './due-delivery';
import { readSentPapers } from './read-sent-papers';
import { type ClaimRecord, writeClaims } from './write-claims';

/** A delivery that is to be sent now: it stands SENDING, and its papers are taken. */
export interface ClaimedDelivery {
  readonly key: number;
  readonly subscriberKey: number;
  readonly subscriptionKey: number;
  readonly email: string;
  readonly confirmedAt: Date | null;
  readonly subscription: DueSubscription;
  readonly scheduledFor: Date;
  /** This try included. */
  readonly attempts: number;
  /** When it was taken up for the first try that counts: the date in its head. */
  readonly madeAt: Date;
  /** Whether nobody knows what came of an earlier try. */
  readonly mayHaveArrived: boolean;
  /** When all this was read: by then mail was wanted. */
  readonly claimedAt: Date;
  readonly paperKeys: readonly number[];
  readonly reasonKeys: readonly number[];
}

/** What a batch came to. */
export interface ClaimedBatch {
  /** How many deliveries were due; fewer than asked for where no more are. */
  readonly due: number;
  readonly claimed: readonly ClaimedDelivery[];
}

interface ClaimTask {
  shard: number;
  now: Date;
  size: number;
  window: ArrivalWindow;
  reasons: ReasonBook;
}

/**
 * Takes up the deliveries of a shard that have waited longest, in one transaction of some six statements: those that are
 * no longer wanted are SUPPRESSED, papers are chosen for the others and entered as sent, and what has papers is SENDING
 * from then on. The caller holds the shard: nobody else chooses for the same subscribers.
 */
export function claimBatch(session: Session, task: ClaimTask): Promise<ClaimedBatch> {
  return session.transaction(async (transaction) => {
    const due = await lockDueDeliveries(transaction, task);
    const claims = due.map((delivery) => ({ delivery, claim: decideClaim(delivery) }));
    const chosen = await choosePapersOf(transaction, claims, task);
    const records = claims.map(({ delivery, claim }) => toRecord(delivery, claim, chosen.get(delivery.key) ?? null));
    await writeClaims(transaction, { shard: task.shard, now: task.now, records });
    return { due: due.length, claimed: claims.flatMap((entry, place) => toClaimed(entry, records[place], task.now)) };
  });
}

interface Holding {
  paperKeys: number[];
  reasonKeys: number[];
}

/** What deliveries hold for which papers are to be chosen, by their keys. */
async function choosePapersOf(
  transaction: Transaction,
  claims: readonly { delivery: DueDelivery; claim: Claim }[],
  { now, window, reasons }: ClaimTask,
): Promise<Map<number, Holding>> {
  const wanting = claims.flatMap(({ delivery, claim }) =>
    claim.kind === 'choose' ? [{ delivery, chooser: chooserOf(delivery, claim.subscription, now) }] : [],
  );
  if (wanting.length === 0) {
    return new Map();
  }
  const choosers = wanting.map(({ chooser }) => chooser);
  const papers = await window.papers({
    since: earliest(choosers.map(({ since }) => since)),
    freshAt: latest(wanting.map(({ delivery }) => delivery.attemptAfter)),
    now,
  });
  const candidates = findCandidates(choosers, papers, now);
  const sent = await readSentPapers(
    transaction,
    choosers.map(({ subscriberKey }, place) => ({
      subscriberKey,
      paperKeys: (candidates[place] ?? []).map(({ key }) => key),
    })),
  );
  // What others of the batch give back is free already.
  claims.forEach(({ delivery, claim }) => {
    givenBackBy(delivery, claim).forEach((key) => sent.get(delivery.subscriberKey)?.delete(key));
  });
  const chosen = chooseForBatch(choosers, candidates, sent);
  const reasonKeys = await reasons.keysOf(chosen.flatMap((papersOfOne) => papersOfOne.map(({ reason }) => reason)));
  let place = 0;
  return new Map(
    wanting.map(({ delivery }, index) => {
      const paperKeys = (chosen[index] ?? []).map(({ key }) => key);
      place += paperKeys.length;
      return [delivery.key, { paperKeys, reasonKeys: reasonKeys.slice(place - paperKeys.length, place) }];
    }),
  );
}

function toRecord(delivery: DueDelivery, claim: Claim, chosen: Holding | null): ClaimRecord {
  const { key, subscriberKey, paperKeys, reasonKeys, previous } = delivery;
  const givenBack = givenBackBy(delivery, claim);
  if (claim.kind === 'suppress') {
    const { reason, detail } = claim;
    return { key, subscriberKey, status: DeliveryStatus.SUPPRESSED, reason, detail, givenBack };
  }
  if (claim.kind === 'send again') {
    return {
      key,
      subscriberKey,
      status: DeliveryStatus.SENDING,
      paperKeys: paperKeys ?? [],
      reasonKeys: reasonKeys ?? [],
    };
  }
  if (chosen === null || chosen.paperKeys.length === 0) {
    const run = previous?.status === DeliveryStatus.EMPTY ? previous : null;
    const emptySince = run?.emptySince ?? delivery.scheduledFor;
    const emptyTimes = (run?.emptyTimes ?? 0) + 1;
    return {
      key,
      subscriberKey,
      status: DeliveryStatus.EMPTY,
      emptySince,
      emptyTimes,
      folds: run?.key ?? null,
      givenBack,
    };
  }
  return { key, subscriberKey, status: DeliveryStatus.SENDING, ...chosen, givenBack, taken: chosen.paperKeys };
}

/** Of one that is given up, or chosen anew: what may have arrived is never sent again. */
function givenBackBy({ paperKeys, mayHaveArrived }: DueDelivery, { kind }: Claim): readonly number[] {
  return mayHaveArrived || kind === 'send again' ? [] : (paperKeys ?? []);
}

function toClaimed(
  { delivery, claim }: { delivery: DueDelivery; claim: Claim },
  record: ClaimRecord | undefined,
  now: Date,
): ClaimedDelivery[] {
  if (record?.status !== DeliveryStatus.SENDING || claim.kind === 'suppress') {
    return [];
  }
  const { key, subscriberKey, subscriptionKey, scheduledFor, attempts, madeAt, mayHaveArrived, subscriber } = delivery;
  return [
    {
      key,
      subscriberKey,
      subscriptionKey,
      email: claim.email,
      confirmedAt: subscriber?.confirmedAt ?? null,
      subscription: claim.subscription,
      scheduledFor,
      attempts: attempts + 1,
      madeAt: madeAt ?? now,
      mayHaveArrived,
      claimedAt: now,
      paperKeys: record.paperKeys,
      reasonKeys: record.reasonKeys,
    },
  ];
}

function earliest(instants: readonly Date[]): Date {
  return instants.reduce((least, one) => (one < least ? one : least));
}

function latest(instants: readonly Date[]): Date {
  return instants.reduce((most, one) => (one > most ? one : most));
}
