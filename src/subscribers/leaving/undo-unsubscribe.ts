import { retireTwins, useToken } from '../../access';
import type { Transaction } from '../../platform/database/transaction';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Actor } from '../status/actor';
import { lockTokenHolder } from '../status/lock-subscriber';
import { moveSubscriber } from '../status/move-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import { refreshDeliveries } from '../subscriptions/refresh-deliveries';
import type { TokenInput } from '../token.input';
import { standsAsLeft, type UndoDetail } from './undo-detail';

/**
 * Brings back what one end has taken within the last 24 hours, as it was, but what has lost its topics since; other ends
 * stay, and can be undone by their own tokens. Refused where something else has happened since, as where the person has
 * left altogether: then the undo of that comes first.
 */
export async function undoUnsubscribe({
  input,
  transaction,
  now,
  network,
}: CommandTask<TokenInput> & { network: string }): Promise<{ accepted: boolean }> {
  const { token } = input;
  const subscriber = await lockTokenHolder(transaction, token);
  const { subscriberKey, detail } = await useToken<UndoDetail>(transaction, { token, purpose: 'UNDO', now });
  const back = await bringBack(transaction, subscriberKey, detail);
  if (subscriber === null || !standsAsLeft(subscriber, detail) || (back === 0 && detail.status === null)) {
    const message = 'Expected nothing to have happened since, but the subscriber does not stand as it was left.';
    throw refuse(UserErrorCode.CONFLICT, ['token'], message);
  }
  // Of an end that was told late, two tokens are out.
  retireTwins(transaction, { subscriberKey, purpose: 'UNDO', detail, now });
  await restoreStatus({ transaction, subscriber, detail, by: { kind: 'SELF', subscriberKey, network }, now });
  await refreshDeliveries(transaction, [subscriberKey], now);
  return { accepted: true };
}

/** Those that still stand as they ended then; returns how many. */
async function bringBack(transaction: Transaction, subscriberKey: number, detail: UndoDetail): Promise<number> {
  const back = await transaction.query<object>(
    `update digest_subscriptions
     set active = not lost_topics,
       ended_at = null
     where subscriber_id = $1 and id = any ($2::integer[]) and ended_at = $3
     returning id`,
    [subscriberKey, detail.subscriptionKeys, detail.endedAt],
  );
  return back.length;
}

/** A pause that has ended meanwhile is none any more. */
async function restoreStatus({
  detail,
  ...move
}: {
  transaction: Transaction;
  subscriber: Subscriber;
  detail: UndoDetail;
  by: Actor;
  now: Date;
}): Promise<void> {
  if (detail.status === null) {
    return;
  }
  const pausedUntil = detail.pausedUntil === null ? null : new Date(detail.pausedUntil);
  const isOver = pausedUntil !== null && pausedUntil <= move.now;
  const to = isOver ? SubscriberStatus.ACTIVE : detail.status;
  await moveSubscriber({ ...move, cause: 'UNDONE', to, pausedUntil });
}
