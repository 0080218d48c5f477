import type { Transaction } from '../../platform/database/database';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { refreshDeliveries } from '../subscriptions/refresh-deliveries';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import { type Actor, apiKeyOfActor, networkOfActor } from './actor';
import { isAllowed, type TransitionCause } from './transitions';

interface Move {
  transaction: Transaction;
  /** As it stands, its row locked by the transaction. */
  subscriber: Subscriber;
  cause: TransitionCause;
  to: SubscriberStatus;
  by: Actor;
  now: Date;
  /** For a pause; null for one without an end. */
  pausedUntil?: Date | null;
  /** For a confirmation. */
  consentVersion?: number;
}

/**
 * Changes a subscriber's status, records the transition, and brings `nextDeliveryAt` in line: the only way that a
 * status changes. Refused as a CONFLICT where there is no such transition.
 */
export async function moveSubscriber(move: Move): Promise<void> {
  const { transaction, subscriber, cause, to, by, now } = move;
  if (!isAllowed(cause, subscriber.status, to)) {
    const message = `Expected a subscriber who can become ${to}, but this one is ${subscriber.status}.`;
    throw refuse(UserErrorCode.CONFLICT, ['id'], message);
  }
  await transaction.query(
    `with moved as (
       update subscribers
       set status = $2,
         email = case when $2 = 'ERASED' then null else email end,
         confirmed_at = case when $3 = 'CONFIRMED' then $4 else confirmed_at end,
         paused_until = case when $2 = 'PAUSED' then $5::timestamptz end,
         remind_at = null,
         forget_at = null
       where id = $1
       returning id
     )
     insert into subscriber_transitions
       (subscriber_id, number, cause, from_status, to_status, at, actor, api_key_id, network, consent_version)
     select moved.id, last.number + 1, $3, last.to_status, $2, $4, $6, $7, $8, $9
     from moved
     cross join lateral (
       select transition.number, transition.to_status
       from subscriber_transitions transition
       where transition.subscriber_id = moved.id
       order by transition.number desc
       limit 1
     ) as last`,
    [
      subscriber.key,
      to,
      cause,
      now,
      move.pausedUntil ?? null,
      by.kind,
      apiKeyOfActor(by),
      to === SubscriberStatus.ERASED ? null : networkOfActor(by),
      move.consentVersion ?? null,
    ],
  );
  await refreshDeliveries(transaction, [subscriber.key], now);
}
