import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import type { Database } from '../../platform/database/database';
import type { Queryable } from '../../platform/database/queryable';
import type { Logger } from '../../platform/logging/create-logger';
import { DeliveryStatus } from '../delivery-status';
import { deliveriesOf } from '../shards';
import type { Fate } from './decide-after';
import { giveBackPapers } from '../claiming/give-back-papers';

/** What became of a try, to be written down. */
export interface SettledTry {
  readonly key: number;
  readonly subscriberKey: number;
  /** As it was claimed: another holder that has taken it up since is not disturbed. */
  readonly attempts: number;
  readonly fate: Fate;
  readonly detail: string | null;
  readonly subject: string | null;
  readonly sentAt: Date | null;
  /** Whether nobody knows what came of this try, or of one before. */
  readonly mayHaveArrived: boolean;
  readonly paperKeys: readonly number[];
}

interface Waiting extends SettledTry {
  resolve(isNoted: boolean): void;
  reject(error: unknown): void;
}

/** Their papers are free for others, unless the mail may have arrived. */
const givesBack = new Set<DeliveryStatus>([DeliveryStatus.FAILED, DeliveryStatus.SUPPRESSED]);

/**
 * While the database is away, what the mail server said is kept for so long: nobody else can take the shard over before it
 * is back, and then waits for longer than we do between two tries; see the rule of what is in doubt.
 */
const patienceMillis = 10 * 60_000;
const pauseMillis = 250;
/** What PostgreSQL calls errors of data, of constraints, and of statements: no patience helps against those. */
const faultsOfOurs = /^(?:22|23|42)/;

/**
 * Writes down what became of tries, at once, and what comes in while a statement is under way with the next one: under
 * load some twenty to a commit, and none waits for longer than two.
 */
export class Settler {
  private waiting: Waiting[] = [];
  private isBusy = false;

  constructor(
    private readonly database: Database,
    private readonly shard: number,
    private readonly log: Logger,
  ) {}

  /** Returns once it stands in the ledger: false where its row is no longer what was claimed, as after an erasure. */
  settle(settled: SettledTry): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...settled, resolve, reject });
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        const noted = await this.insist(batch);
        batch.forEach(({ key, resolve }) => resolve(noted.has(key)));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    this.isBusy = false;
  }

  private async insist(batch: readonly SettledTry[]): Promise<Set<number>> {
    for (const until = performance.now() + patienceMillis; ;) {
      try {
        return await this.write(batch);
      } catch (error) {
        if (performance.now() > until || isOurFault(error)) {
          throw error;
        }
        this.log.warn({ err: error, deliveries: batch.length }, 'what became of deliveries is not noted yet');
        await sleep(pauseMillis);
      }
    }
  }

  private async write(batch: readonly SettledTry[]): Promise<Set<number>> {
    const givingBack = batch.filter(({ fate, mayHaveArrived }) => givesBack.has(fate.status) && !mayHaveArrived);
    if (givingBack.length === 0) {
      return this.note(this.database, batch);
    }
    return this.database.transaction(async (transaction) => {
      const noted = await this.note(transaction, batch);
      await giveBackPapers(
        transaction,
        givingBack.filter(({ key }) => noted.has(key)),
      );
      return noted;
    });
  }

  private async note(database: Queryable, batch: readonly SettledTry[]): Promise<Set<number>> {
    const noted = await database.query<{ key: number }>(
      `update ${deliveriesOf(this.shard)} delivery
       set status = given.status,
         reason = given.reason,
         detail = given.detail,
         subject = coalesce(given.subject, delivery.subject),
         attempts = delivery.attempts - case when given.was_tried then 0 else 1 end,
         -- The date in its head is that of the first try that counts.
         made_at = case when given.was_tried or delivery.attempts > 1 then delivery.made_at end,
         attempt_after = coalesce(given.attempt_after, delivery.attempt_after),
         sent_at = given.sent_at,
         may_have_arrived = given.may_have_arrived,
         paper_ids = case when given.status in ('SENT', 'SCHEDULED') then delivery.paper_ids end,
         reason_ids = case when given.status in ('SENT', 'SCHEDULED') then delivery.reason_ids end
       from json_to_recordset($1::json) as given (
         id integer, attempts integer, status text, reason text, detail text, subject text, was_tried boolean,
         attempt_after timestamptz, sent_at timestamptz, may_have_arrived boolean
       )
       where delivery.id = given.id
         and delivery.attempts = given.attempts
         and delivery.status in ('SENDING', 'SCHEDULED')
       returning delivery.id as "key"`,
      [JSON.stringify(batch.map(toRow))],
    );
    return new Set(noted.map(({ key }) => key));
  }
}

function isOurFault(error: unknown): boolean {
  return error instanceof DatabaseError && faultsOfOurs.test(error.code ?? '');
}

function toRow({ key, attempts, fate, detail, subject, sentAt, mayHaveArrived }: SettledTry): object {
  return {
    id: key,
    attempts,
    status: fate.status,
    reason: fate.reason,
    detail,
    subject,
    was_tried: fate.wasTried,
    attempt_after: fate.attemptAfter,
    sent_at: sentAt,
    may_have_arrived: mayHaveArrived,
  };
}
