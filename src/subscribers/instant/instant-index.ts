import type { Transaction } from '../../platform/database/transaction';
import type { Interests } from '../matching/interests';
import { SubscriptionIndex } from '../matching/subscription-index';

const subscriptionsAtOnce = 10_000;

interface StoredInterests extends Interests {
  key: number;
  changedIn: string;
}

type Place = Pick<StoredInterests, 'changedIn' | 'key'>;

/**
 * The INSTANT subscriptions of a database, held in memory and brought up to date by looks at those that have changed.
 *
 * A look takes all that it may not have seen before: transactions that were open at the last one are at or behind its
 * `pg_snapshot_xmin`, and each subscription holds the number of the transaction that changed it. What comes a second
 * time is put a second time, which changes nothing. Whoever waits for nobody and looks in this way misses nothing.
 *
 * Numbers of transactions go back where the database was restored from a copy, which is not without its server having
 * started since: then all is read once more. What a copy brought along bears numbers that are yet to come, and cannot have
 * changed since it was read.
 *
 * Topics go by their keys, which outlive a new slug. Those that are paused or have ended stay in, and so does one that
 * is INSTANT no more until somebody finds out and removes it: who is mailed is for the tables to say.
 */
export class InstantIndex {
  readonly subscriptions = new SubscriptionIndex();
  private seenUntil = '0';
  private serverSince: string | null = null;

  /** Puts in what was committed since the last look, in the time that this takes; the first look reads all. */
  async refresh(transaction: Transaction): Promise<void> {
    const { oldest, next, serverSince } = await readSnapshot(transaction);
    const isFirst = serverSince !== this.serverSince;
    let last: Place | undefined = { changedIn: isFirst ? '0' : this.seenUntil, key: 0 };
    while (last !== undefined) {
      const changed: StoredInterests[] = await readChanged(transaction, last, isFirst ? null : next);
      changed.forEach(({ key, topics, searches, authors, minVotes }) =>
        this.subscriptions.put(key, { topics, searches, authors, minVotes }),
      );
      last = changed.at(-1);
    }
    this.seenUntil = oldest;
    this.serverSince = serverSince;
  }
}

/** Numbers of transactions: those behind `oldest` have ended, those from `next` on have not begun. */
interface Snapshot {
  oldest: string;
  next: string;
  serverSince: string;
}

async function readSnapshot(transaction: Transaction): Promise<Snapshot> {
  const [snapshot] = await transaction.query<Snapshot>(
    `select pg_snapshot_xmin(taken.snapshot)::text as oldest, pg_snapshot_xmax(taken.snapshot)::text as next,
       pg_postmaster_start_time()::text as "serverSince"
     from pg_current_snapshot() as taken (snapshot)`,
  );
  if (snapshot === undefined) {
    throw new Error('Expected the database to tell its present snapshot, but it told nothing.');
  }
  return snapshot;
}

function readChanged(
  transaction: Transaction,
  { changedIn, key }: Place,
  before: string | null,
): Promise<StoredInterests[]> {
  return transaction.query<StoredInterests>(
    `select subscription.id as "key", subscription.changed_in as "changedIn", subscription.searches,
       subscription.authors, subscription.min_votes as "minVotes",
       array(
         select followed.topic_id::text
         from digest_subscription_topics followed
         where followed.subscription_id = subscription.id
       ) as topics
     from digest_subscriptions subscription
     where subscription.cadence = 'INSTANT'
       and (subscription.changed_in, subscription.id) > ($1::bigint, $2::integer)
       and ($4::bigint is null or subscription.changed_in < $4)
     order by subscription.changed_in, subscription.id
     limit $3`,
    [changedIn, key, subscriptionsAtOnce, before],
  );
}
