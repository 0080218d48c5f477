import type { Transaction } from '../../platform/database/transaction';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { InputRefused, refuse, type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { Cadence } from '../cadence';
import type { DigestSubscription } from '../digest-subscription.entity';
import type { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import type { Actor } from '../status/actor';
import type { DigestSubscriptionChanges, UpdateDigestSubscriptionInput } from './digest-subscription-changes.input';
import { judgeDigest, type JudgedDigest } from '../judging/judge-digests';
import { nextDeliveryAt } from '../schedule/next-delivery-at';
import { SubscriberStatus } from '../subscriber-status';
import { lockSubscriptionFor } from './lock-subscription';
import { requireWillingness } from './require-willingness';

/** Changes a digest subscription; what the changes leave out stays. What its subscriber has ended, no program revives. */
export async function updateDigestSubscription({
  input: { id, changes },
  transaction,
  now,
  by,
}: CommandTask<UpdateDigestSubscriptionInput> & { by: Actor }): Promise<{ subscription: DigestSubscription | null }> {
  refuseNulls(changes);
  const { subscription, subscriber } = await lockSubscriptionFor(by, { transaction, id });
  const { key } = subscription;
  const fields = withChanges(subscription, changes);
  const digest = await judgeDigest(transaction, { fields, path: ['changes'] });
  const active = changes.active ?? subscription.active;
  if (active && !subscription.active) {
    requireWillingness(subscriber, ['changes', 'active']);
    if (by.kind !== 'SELF' && subscription.endedAt !== null) {
      const message = 'Expected a digest subscription that its subscriber has not ended, but this one they have.';
      throw refuse(UserErrorCode.CONFLICT, ['changes', 'active'], message);
    }
  }
  const lostTopics = subscription.lostTopics && changes.topics === undefined && namesNothing(digest);
  if (active && lostTopics) {
    const message = 'Expected something that it shall hold, since its topics are deleted, but nothing was named.';
    throw refuse(UserErrorCode.CONFLICT, ['changes', 'active'], message);
  }
  const endsItself = !active && subscription.active && by.kind === 'SELF';
  const endedAt = active ? null : endsItself ? now : subscription.endedAt;
  const isLive = active && subscriber.status === SubscriberStatus.ACTIVE;
  const { nextDeliveryAt: planned } = subscription;
  // One that is planned stays so, lest a mail that is due be lost, unless its rules have changed.
  const isReplanned = isLive ? planned === null || isMoved(subscription, digest) : planned !== null;
  const due = isLive ? nextDeliveryAt(digest, now) : null;
  store(transaction, { key, digest, active, endedAt, lostTopics, isReplanned, due });
  if (changes.topics) {
    await follow(transaction, key, digest.topicKeys);
  }
  const { topicKeys: _, ...record } = digest;
  const changed = { ...record, active, endedAt, lostTopics, nextDeliveryAt: isReplanned ? due : planned };
  return { subscription: Object.assign(subscription, changed) };
}

/** Null clears what may be null: the weekday alone may. */
function refuseNulls(changes: DigestSubscriptionChanges): void {
  const userErrors: UserError[] = Object.entries(changes)
    .filter(([name, value]) => value === null && name !== 'weekday')
    .map(([name]) => ({
      code: UserErrorCode.INVALID,
      field: ['changes', name],
      message: `Expected a value for "${name}", or to have it left out, got null.`,
    }));
  if (userErrors.length > 0) {
    throw new InputRefused(userErrors);
  }
}

/** Topics that the changes leave out are left out here too: they stay as they are. */
function withChanges(subscription: DigestSubscription, changes: DigestSubscriptionChanges): DigestSubscriptionFields {
  return {
    cadence: changes.cadence ?? subscription.cadence,
    weekday: changes.weekday === undefined ? subscription.weekday : changes.weekday,
    hour: changes.hour ?? subscription.hour,
    timeZone: changes.timeZone ?? subscription.timeZone,
    maxPapers: changes.maxPapers ?? subscription.maxPapers,
    topics: changes.topics ?? [],
    searches: changes.searches ?? subscription.searches,
    authors: changes.authors ?? subscription.authors,
    minVotes: changes.minVotes ?? subscription.minVotes,
    skipWeekends: changes.skipWeekends ?? subscription.skipWeekends,
  };
}

function namesNothing({ topicKeys, searches, authors }: JudgedDigest): boolean {
  return topicKeys.length + searches.length + authors.length === 0;
}

/** Whether other rules say when it comes. An INSTANT one that papers have woken comes, whatever its hour is. */
function isMoved(before: DigestSubscription, after: JudgedDigest): boolean {
  const staysInstant = before.cadence === Cadence.INSTANT && after.cadence === Cadence.INSTANT;
  return (
    !staysInstant &&
    (['cadence', 'weekday', 'hour', 'timeZone', 'skipWeekends'] as const).some((rule) => before[rule] !== after[rule])
  );
}

function store(
  transaction: Transaction,
  change: {
    key: number;
    digest: JudgedDigest;
    active: boolean;
    endedAt: Date | null;
    lostTopics: boolean;
    isReplanned: boolean;
    due: Date | null;
  },
): void {
  const { key, digest, active, endedAt, lostTopics, isReplanned, due } = change;
  transaction.send(
    `update digest_subscriptions
     set cadence = $2,
       weekday = $3,
       hour = $4,
       time_zone = $5,
       max_papers = $6,
       searches = $7,
       authors = $8,
       min_votes = $9,
       skip_weekends = $10,
       active = $11,
       ended_at = $12,
       lost_topics = $13,
       next_delivery_at = case when $14 then $15::timestamptz else next_delivery_at end,
       changed_in = default
     where id = $1`,
    [
      key,
      digest.cadence,
      digest.weekday,
      digest.hour,
      digest.timeZone,
      digest.maxPapers,
      digest.searches,
      digest.authors,
      digest.minVotes,
      digest.skipWeekends,
      active,
      endedAt,
      lostTopics,
      isReplanned,
      due,
    ],
  );
}

async function follow(transaction: Transaction, key: number, topicKeys: readonly number[]): Promise<void> {
  transaction.send(
    'delete from digest_subscription_topics where subscription_id = $1 and topic_id <> all ($2::integer[])',
    [key, topicKeys],
  );
  const named = await transaction.query<object>(
    `with named as materialized (
       select topic.id
       from topics topic
       where topic.id = any ($2::integer[])
       for key share
     ),
     followed as (
       insert into digest_subscription_topics (subscription_id, topic_id)
       select $1, named.id
       from named
       on conflict do nothing
     )
     select from named`,
    [key, topicKeys],
  );
  if (named.length < topicKeys.length) {
    const message = 'Expected topics that stay, but one has been deleted at this moment.';
    throw refuse(UserErrorCode.NOT_FOUND, ['changes', 'topics'], message);
  }
}
