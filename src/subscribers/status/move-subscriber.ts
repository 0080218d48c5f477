import type { Transaction } from '../../platform/database/transaction';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { refreshDeliveries } from '../subscriptions/refresh-deliveries';
import { Subscriber } from '../subscriber.entity';
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
  /** Set where none of their digest subscriptions waits for becoming ACTIVE to be planned. */
  isPlanned?: boolean;
}

/**
 * Changes a subscriber's status, records the transition, and brings `nextDeliveryAt` in line: the only way that a
 * status changes. Returns the subscriber as it stands now. Refused as a CONFLICT where there is no such transition.
 */
export async function moveSubscriber(move: Move): Promise<Subscriber> {
  const { transaction, subscriber, cause, to, by, now } = move;
  if (!isAllowed(cause, subscriber.status, to)) {
    const message = `Expected a subscriber who can become ${to}, but this one is ${subscriber.status}.`;
    throw refuse(UserErrorCode.CONFLICT, ['id'], message);
  }
  const isErased = to === SubscriberStatus.ERASED;
  const pausedUntil = to === SubscriberStatus.PAUSED ? (move.pausedUntil ?? null) : null;
  transaction.send(
    `with moved as (
       update subscribers subscriber
       set status = $2,
         email = case when $2 = 'ERASED' then null else email end,
         confirmed_at = case when $3 = 'CONFIRMED' then $4 else confirmed_at end,
         paused_until = case when $2 = 'PAUSED' then $5::timestamptz end,
         remind_at = null,
         forget_at = null
       where id = $1
       returning id
     ),
     recorded as (
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
       ) as last
     )
     update digest_subscriptions
     set next_delivery_at = null
     where $2 <> 'ACTIVE' and subscriber_id = $1 and next_delivery_at is not null`,
    [
      subscriber.key,
      to,
      cause,
      now,
      pausedUntil,
      by.kind,
      apiKeyOfActor(by),
      isErased ? null : networkOfActor(by),
      move.consentVersion ?? null,
    ],
  );
  if (to === SubscriberStatus.ACTIVE && move.isPlanned !== true) {
    await refreshDeliveries(transaction, [subscriber.key], now);
  }
  return Object.assign(new Subscriber(), subscriber, {
    status: to,
    email: isErased ? null : subscriber.email,
    confirmedAt: cause === 'CONFIRMED' ? now : subscriber.confirmedAt,
    pausedUntil,
    remindAt: null,
    forgetAt: null,
  });
}
