import type { Transaction } from '../../platform/database/transaction';
import type { Interests } from '../matching/interests';
import { SubscriptionIndex } from '../matching/subscription-index';

const subscriptionsAtOnce = 10_000;

interface StoredInterests extends Interests {
  key: number;
  changedIn: string;
}

/**
 * The INSTANT subscriptions of a database, held in memory and brought up to date by looks at those that have changed.
 *
 * A look takes all that it may not have seen before: transactions that were open at the last one are at or behind its
 * `pg_snapshot_xmin`, and each subscription holds the number of the transaction that changed it. What comes a second
 * time is put a second time, which changes nothing. Whoever waits for nobody and looks in this way misses nothing.
 *
 * Topics go by their keys, which outlive a new slug. Those that are paused or have ended stay in, and so does one that
 * is INSTANT no more until somebody finds out and removes it: who is mailed is for the tables to say.
 */
export class InstantIndex {
  readonly subscriptions = new SubscriptionIndex();
  private seenUntil = '0';

  /** Puts in what was committed since the last look, in the time that this takes; the first look reads all. */
  async refresh(transaction: Transaction): Promise<void> {
    const [snapshot] = await transaction.query<{ oldest: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
    );
    let last: Pick<StoredInterests, 'changedIn' | 'key'> | undefined = { changedIn: this.seenUntil, key: 0 };
    while (last !== undefined) {
      const changed: StoredInterests[] = await readChanged(transaction, last);
      changed.forEach(({ key, topics, searches, authors, minVotes }) =>
        this.subscriptions.put(key, { topics, searches, authors, minVotes }),
      );
      last = changed.at(-1);
    }
    this.seenUntil = snapshot?.oldest ?? this.seenUntil;
  }
}

function readChanged(
  transaction: Transaction,
  { changedIn, key }: Pick<StoredInterests, 'changedIn' | 'key'>,
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
     where subscription.cadence = 'INSTANT' and (subscription.changed_in, subscription.id) > ($1::bigint, $2::integer)
     order by subscription.changed_in, subscription.id
     limit $3`,
    [changedIn, key, subscriptionsAtOnce],
  );
}
