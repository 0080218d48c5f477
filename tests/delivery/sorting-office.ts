import { insertDigest, insertPapers, type PaperRow } from '../papers/reading/insert-papers';
import { addressKeys } from '../subscribers/household';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { planDeliveries } from '../../src/delivery';
import { openDesk } from '../../src/delivery/sending/desk';
import { holdShard } from '../../src/delivery/sending/hold-shard';
import { type ShardOutcome, workShard } from '../../src/delivery/sending/work-shard';
import { shardOfTable } from '../../src/delivery/shards';
import { createLogger } from '../../src/platform/logging/create-logger';
import type { Message, Receipt } from '../../src/platform/mail';
import { lockSubscriber, moveSubscriber, SubscriberStatus } from '../../src/subscribers';

/** A delivery as a test looks at it. */
export interface LedgerRow {
  key: number;
  subscriberKey: number;
  subscriptionKey: number;
  scheduledFor: Date;
  attemptAfter: Date;
  status: string;
  attempts: number;
  reason: string | null;
  detail: string | null;
  subject: string | null;
  paperKeys: number[] | null;
  emptySince: Date | null;
  emptyTimes: number | null;
}

/** A subscription as a test wants it; what is left out is of no interest. */
export interface SubscriptionRow {
  /** Another of the same subscriber. */
  subscriberKey?: number;
  status?: string;
  cadence?: string;
  weekday?: string;
  hour?: number;
  timeZone?: string;
  skipWeekends?: boolean;
  maxPapers?: number;
  topics?: string[];
  searches?: string[];
  authors?: string[];
  minVotes?: number;
  due: string | null;
}

const log = createLogger('silent');
const { signal } = new AbortController();
let invented = 0;

/** A database, a clock that is set by hand, and a mail server that answers as it is told. */
export class SortingOffice {
  now = new Date('2025-03-14T08:00:00Z');
  /** What was handed over, in order. */
  readonly messages: Message[] = [];
  answer: (message: Message, isCalledOff: () => boolean) => Receipt | Promise<Receipt> = () => ({
    kind: 'accepted',
    reply: '250 ok',
  });
  readonly forgotten: string[] = [];

  private constructor(readonly db: TestDatabase) {}

  /** On a database of its own, unless another is given. */
  static async open(on?: TestDatabase): Promise<SortingOffice> {
    return new SortingOffice(on ?? (await createTestDatabase('empty')));
  }

  get database() {
    return this.db.database;
  }

  /** Begins anew, but for subscribers, who stay. */
  async clear(): Promise<void> {
    for (const table of ['deliveries', 'delivered_papers', 'digest_subscriptions', 'digests', 'papers', 'bounces']) {
      await this.database.query(`delete from ${table}`);
    }
    await this.database.query('delete from graphile_worker._private_jobs');
    this.messages.length = 0;
    this.forgotten.length = 0;
    this.answer = () => ({ kind: 'accepted', reply: '250 ok' });
  }

  close(): Promise<void> {
    return this.db.drop();
  }

  desk() {
    return openDesk({
      database: this.database,
      clock: { now: () => this.now },
      addressKeys,
      post: {
        from: 'Broadsheet <digests@example.org>',
        letterhead: { publicUrl: 'https://example.org', postalAddress: '1 Some Street' },
        transport: {
          send: async (message, isCalledOff = () => false) => {
            this.messages.push(message);
            return this.answer(message, isCalledOff);
          },
          forget: async (names) => {
            this.forgotten.push(...names);
          },
        },
      },
    });
  }

  at(instant: string): this {
    this.now = new Date(instant);
    return this;
  }

  /** Plans at this moment; returns how many. */
  plan(batchSize?: number): Promise<number> {
    return planDeliveries({ database: this.database, now: this.now, signal, ...(batchSize && { batchSize }) });
  }

  /** Sends all shards at this moment. */
  async send({ batchSize = 100, inFlight = 24, desk = this.desk() } = {}): Promise<ShardOutcome> {
    const sum = { sent: 0, others: 0, isUnfinished: false };
    for (const shard of await this.shards()) {
      const outcome = await holdShard(this.database, shard, (session) =>
        workShard({ desk, session, shard, log, mayGoOn: () => true, batchSize, inFlight }),
      );
      sum.sent += outcome?.sent ?? 0;
      sum.others += outcome?.others ?? 0;
      sum.isUnfinished ||= outcome?.isUnfinished ?? false;
    }
    return sum;
  }

  /** Those that have anything open: to look into all takes a test a second. */
  private async shards(): Promise<number[]> {
    const rows = await this.database.query<{ table: string }>(
      `select distinct tableoid::regclass::text as "table" from deliveries where status in ('SCHEDULED', 'SENDING')`,
    );
    return rows.map(({ table }) => shardOfTable(table)).toSorted((one, other) => one - other);
  }

  /** Sets the clock, plans and sends. */
  async day(instant: string): Promise<ShardOutcome> {
    this.at(instant);
    await this.plan();
    return this.send();
  }

  /** The ledger, in the order of due times. */
  ledger(): Promise<LedgerRow[]> {
    return this.database.query<LedgerRow>(
      `select id as "key", subscriber_id as "subscriberKey", subscription_id as "subscriptionKey",
         scheduled_for as "scheduledFor", attempt_after as "attemptAfter", status, attempts, reason, detail, subject,
         paper_ids as "paperKeys", empty_since as "emptySince", empty_times as "emptyTimes"
       from deliveries
       order by scheduled_for, subscription_id`,
    );
  }

  /** Papers that came in when they arrived. */
  async papers(rows: readonly PaperRow[]): Promise<number[]> {
    const keys = await insertPapers(this.database, rows);
    await this.database.query('update papers set created_at = sort_date where id = any ($1::integer[])', [keys]);
    return keys;
  }

  async digest(date: string, papers: number[]): Promise<void> {
    await insertDigest(this.database, { date, papers });
    await this.database.query('update digests set created_at = date::timestamptz where date = $1', [date]);
  }

  /** A subscriber with a digest subscription. */
  async subscription(row: SubscriptionRow): Promise<{ key: number; subscriberKey: number }> {
    const subscriberKey = row.subscriberKey ?? (await this.subscriber(row.status ?? 'ACTIVE'));
    const [{ key } = { key: 0 }] = await this.database.query<{ key: number }>(
      `insert into digest_subscriptions (subscriber_id, cadence, weekday, hour, time_zone, skip_weekends, max_papers,
         searches, authors, min_votes, next_delivery_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       returning id as "key"`,
      [
        subscriberKey,
        row.cadence ?? 'DAILY',
        row.weekday ?? null,
        row.hour ?? 8,
        row.timeZone ?? 'UTC',
        row.skipWeekends ?? false,
        row.maxPapers ?? 10,
        row.searches ?? [],
        row.authors ?? [],
        row.minVotes ?? 0,
        row.due,
      ],
    );
    await this.database.query(
      `insert into digest_subscription_topics (subscription_id, topic_id)
       select $1, topic.id from topics topic where topic.slug = any ($2::text[])`,
      [key, row.topics ?? []],
    );
    return { key, subscriberKey };
  }

  /** Changes the status of a subscriber as the product does. */
  async move(subscriberKey: number, cause: 'PAUSED' | 'UNSUBSCRIBED' | 'BOUNCED'): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const subscriber = await lockSubscriber(transaction, subscriberKey);
      if (subscriber !== null) {
        const pausedUntil = new Date('2025-04-01T00:00:00Z');
        const by = { kind: 'CLOCK' } as const;
        await moveSubscriber({
          transaction,
          subscriber,
          cause,
          to: SubscriberStatus[cause],
          by,
          now: this.now,
          pausedUntil,
        });
      }
    });
  }

  private async subscriber(status: string): Promise<number> {
    invented += 1;
    const [row] = await this.database.query<{ key: number }>(
      `with made as (
         insert into subscribers (email, status, created_at, confirmed_at)
         values ($1, $2, $3, $3)
         returning id
       ), recorded as (
         insert into subscriber_transitions (subscriber_id, number, cause, to_status, at, actor)
         select made.id, 1, 'IMPORTED', $2, $3, 'CLOCK' from made
       )
       select id as "key" from made`,
      [`reader-${invented}@example.org`, status, '2025-01-01T00:00:00Z'],
    );
    return row?.key ?? 0;
  }
}
