import { DatabaseError } from 'pg';
import type { Session } from '../../platform/database/session';
import { Turns } from '../../platform/database/turns';
import type { Logger } from '../../platform/logging/create-logger';
import type { Receipt } from '../../platform/mail';
import { cleanDiagnostic } from '../bounces/clean-diagnostic';
import { recordRefusal } from '../bounces/record-refusal';
import { type ClaimedDelivery, claimBatch } from '../claiming/claim-batch';
import { decideAfter, type Fate, isAboutAddress } from './decide-after';
import type { Desk } from './desk';
import { settleDoubts } from './settle-doubts';
import { Settler } from './settler';
import { bouncedDelivery, deliveryName, gatherContents, type WritableDelivery, writeMessage } from './write-batch';
import { DeliveryStatus } from '../delivery-status';
import { deliveriesOf } from '../shards';

/** What a turn at a shard came to. */
export interface ShardOutcome {
  readonly sent: number;
  /** Put off, given up, or given back unsent. */
  readonly others: number;
  /** Whether more is due that was left for another turn. */
  readonly isUnfinished: boolean;
}

export interface ShardTask {
  readonly desk: Desk;
  readonly session: Session;
  readonly shard: number;
  readonly log: Logger;
  /** Whether another batch may be taken up. */
  mayGoOn(): boolean;
  readonly batchSize?: number;
  /** How many messages are with the transport at a time. */
  readonly inFlight?: number;
}

const usualBatch = 250;
/** The first of a turn: mail goes sooner, and whoever is killed at once leaves little in doubt. */
const firstBatch = 50;
/** As PostgreSQL calls it. */
const foreignKeyViolation = '23503';
const usualInFlight = 24;
/** Who leaves after that gets no mail any more, however slow the mail server is, or the rate that it is sent at. */
const freshMillis = 30_000;

/**
 * Sends what is due in a shard that the caller holds, until nothing is left or it may not go on. While the mails of one
 * batch are sent the next is claimed. All that was claimed is settled, or given back, when this returns.
 */
export async function workShard(task: ShardTask): Promise<ShardOutcome> {
  return new ShardTurn(task).run();
}

/** Its papers were deleted since they were chosen. */
const withoutPapers: Fate = {
  status: DeliveryStatus.SUPPRESSED,
  reason: 'PAPERS_GONE',
  attemptAfter: null,
  wasTried: false,
};

class ShardTurn {
  private readonly settler: Settler;
  private readonly lanes: Turns;
  private readonly underWay = new Set<Promise<void>>();
  private size: number;
  /** Nobody can be asked before then: what is left goes back until that time. */
  private outUntil: Date | null = null;
  private failure: unknown = null;
  private sent = 0;
  private others = 0;
  private isUnfinished = false;
  /** Whether something was given back that is due at once. */
  private hasLeftovers = false;

  constructor(private readonly task: ShardTask) {
    const { desk, shard, log, batchSize = usualBatch, inFlight = usualInFlight } = task;
    this.settler = new Settler(desk.database, shard, log);
    this.lanes = new Turns(inFlight);
    this.size = Math.min(firstBatch, batchSize);
  }

  async run(): Promise<ShardOutcome> {
    const { desk, session, shard, log } = this.task;
    const doubts = await settleDoubts(session, shard, desk.clock.now());
    if (doubts > 0) {
      log.warn({ shard, deliveries: doubts }, 'deliveries were left in the midst of sending; they are sent again');
    }
    try {
      for (let next = this.claim(); ;) {
        const batch = await next;
        if (batch === null) {
          break;
        }
        next = this.claimNext();
        next.catch((error: unknown) => {
          // Whoever cannot claim may hold the shard no longer, and hands nothing over any more.
          this.failure ??= error;
        });
        await this.send(batch);
      }
    } finally {
      await Promise.all(this.underWay);
    }
    if (this.failure !== null) {
      throw this.failure;
    }
    const isUnfinished = (this.isUnfinished || this.hasLeftovers) && this.outUntil === null;
    return { sent: this.sent, others: this.others, isUnfinished };
  }

  private get mayGoOn(): boolean {
    return this.outUntil === null && this.failure === null && this.task.mayGoOn();
  }

  private claimNext(): Promise<readonly ClaimedDelivery[] | null> {
    return this.isUnfinished ? this.claim() : Promise.resolve(null);
  }

  /** Null where nothing is left, or it may not go on. */
  private async claim(): Promise<readonly ClaimedDelivery[] | null> {
    if (!this.mayGoOn) {
      return null;
    }
    const { desk, session, shard } = this.task;
    const { window, reasons } = desk;
    const { size } = this;
    this.size = this.task.batchSize ?? usualBatch;
    const { due, claimed } = await claimBatch(session, {
      shard,
      now: desk.clock.now(),
      size,
      window,
      reasons,
    });
    this.isUnfinished = due === size;
    return claimed;
  }

  private async send(batch: readonly ClaimedDelivery[]): Promise<void> {
    if (batch.length === 0) {
      return;
    }
    const writable = await gatherContents(this.task.desk, batch).catch((error: unknown) => {
      // A subscription was deleted since it was claimed, so that it can have no token: the next claim finds it gone.
      if (error instanceof DatabaseError && error.code === foreignKeyViolation) {
        this.hasLeftovers = true;
      } else {
        this.failure = error;
      }
      return null;
    });
    if (writable === null) {
      await Promise.all(batch.map((delivery) => this.giveBack(delivery)));
      return;
    }
    for (const one of writable) {
      const end = await this.lanes.take();
      const way = this.deliver(one)
        .catch((error: unknown) => {
          this.failure = error;
        })
        .finally(() => {
          this.underWay.delete(way);
          end();
        });
      this.underWay.add(way);
    }
  }

  private async deliver(one: WritableDelivery): Promise<void> {
    const { desk } = this.task;
    if (this.outUntil !== null || this.mustStop) {
      return this.giveBack(one.delivery);
    }
    if (this.isStale(one.delivery)) {
      this.hasLeftovers = true;
      return this.giveBack(one.delivery);
    }
    if (one.contents.papers.length === 0) {
      await this.note(one.delivery, withoutPapers, { subject: null, detail: null });
      return;
    }
    const { subject, receipt } = await this.hand(one);
    const { attempts, madeAt } = one.delivery;
    const now = desk.clock.now();
    if (receipt.kind === 'postponed' && this.isStale(one.delivery)) {
      this.hasLeftovers = true;
    }
    if (receipt.kind === 'unavailable') {
      this.outUntil = new Date(now.getTime() + receipt.retryAfterMillis);
    }
    const fate = decideAfter({ receipt, attempts, firstTriedAt: madeAt, now, random: Math.random() });
    if (fate.status === DeliveryStatus.FAILED && isAboutAddress(receipt)) {
      await this.count(one.delivery, receipt.reply);
    }
    const detail = cleanDiagnostic(receipt.reply, one.delivery.email);
    const mayHaveArrived = one.delivery.mayHaveArrived || isAnswerLost(receipt);
    const isNoted = await this.note({ ...one.delivery, mayHaveArrived }, fate, { subject, detail });
    if (!isNoted) {
      await this.forgetIfErased(one.delivery);
    }
  }

  /** Whether others may hold the shard by now. */
  private get mustStop(): boolean {
    return this.failure !== null || this.task.session.isLost;
  }

  /** Whether it was read so long ago whom it goes to, and that they want it, that it has to be read anew. */
  private isStale({ claimedAt }: ClaimedDelivery): boolean {
    return this.task.desk.clock.now().getTime() - claimedAt.getTime() > freshMillis;
  }

  /** A fault of ours counts as a try: it may lie in this one mail, which others must not wait for. */
  private async hand(one: WritableDelivery): Promise<{ subject: string | null; receipt: Receipt }> {
    const { desk, log } = this.task;
    const isCalledOff = () => this.mustStop || this.isStale(one.delivery);
    try {
      const { subject, message } = writeMessage(desk, one);
      return { subject, receipt: await desk.post.transport.send(message, isCalledOff) };
    } catch (error) {
      log.error(
        { err: error, delivery: one.delivery.key },
        'a digest could not be made or handed over; it is tried again',
      );
      return { subject: null, receipt: { kind: 'deferred', reply: 'a fault of ours' } };
    }
  }

  /** Towards BOUNCED. Before it is noted that the delivery failed, for a refusal that is told twice counts once. */
  private async count(delivery: ClaimedDelivery, reply: string): Promise<void> {
    const { database, clock } = this.task.desk;
    const message = bouncedDelivery(delivery);
    await database.transaction((transaction) => recordRefusal(transaction, { message, reply, now: clock.now() }));
  }

  private async giveBack(delivery: ClaimedDelivery): Promise<void> {
    const attemptAfter = this.outUntil ?? this.task.desk.clock.now();
    const fate: Fate = { status: DeliveryStatus.SCHEDULED, reason: 'WAITING', attemptAfter, wasTried: false };
    await this.note(delivery, fate, { subject: null, detail: null });
  }

  private async note(
    delivery: ClaimedDelivery,
    fate: Fate,
    { subject, detail }: { subject: string | null; detail: string | null },
  ): Promise<boolean> {
    const { key, subscriberKey, attempts, paperKeys, mayHaveArrived } = delivery;
    const isSent = fate.status === DeliveryStatus.SENT;
    const isNoted = await this.settler.settle({
      key,
      subscriberKey,
      attempts,
      fate,
      subject,
      paperKeys,
      detail: isSent ? null : detail,
      sentAt: isSent ? this.task.desk.clock.now() : null,
      mayHaveArrived: mayHaveArrived && !isSent,
    });
    if (isSent) {
      this.sent += 1;
    } else {
      this.others += 1;
    }
    return isNoted;
  }

  /** The person may have been erased while the message was on its way: what was captured of it goes too. */
  private async forgetIfErased(delivery: ClaimedDelivery): Promise<void> {
    const { desk, shard } = this.task;
    const [row] = await desk.database.query<object>(
      `select delivery.id from ${deliveriesOf(shard)} delivery where delivery.id = $1`,
      [delivery.key],
    );
    if (row === undefined) {
      await desk.post.transport.forget([deliveryName(delivery)]);
    }
  }
}

function isAnswerLost(receipt: Receipt): boolean {
  return receipt.kind === 'deferred' && receipt.answerLost === true;
}
