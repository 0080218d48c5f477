import type { Transaction } from '../../platform/database/transaction';
import { SubscriberStatus } from '../subscriber-status';
import { type Actor, apiKeyOfActor } from './actor';
import type { TransitionCause } from './transitions';

const remindAfterDays = 3;
const forgetAfterDays = 14;
const dayMillis = 86_400_000;

/** A subscriber that was made. */
export interface CreatedSubscriber {
  key: number;
  email: string;
}

/** An address to make a subscriber of. */
export interface NewAddress {
  /** Normalised. */
  email: string;
  addressHash: string;
  /** Where it was given; null where that is no place. */
  network: string | null;
  /** For who subscribes. */
  consentVersion: number | null;
}

interface Creation {
  transaction: Transaction;
  /** Those that are known already are passed over. */
  addresses: readonly NewAddress[];
  status: SubscriberStatus.PENDING | SubscriberStatus.ACTIVE;
  cause: Extract<TransitionCause, 'SUBSCRIBED' | 'IMPORTED'>;
  by: Actor;
  now: Date;
}

/**
 * Makes subscribers of addresses, with their first transition. An address that was erased is passed over by an import,
 * and is not reminded when somebody subscribes it: it is asked that once.
 */
export async function createSubscribers(creation: Creation): Promise<CreatedSubscriber[]> {
  const { transaction, addresses, status, cause, by, now } = creation;
  const isPending = status === SubscriberStatus.PENDING;
  return transaction.query<CreatedSubscriber>(
    `with created as (
       insert into subscribers (email, status, created_at, confirmed_at, remind_at, forget_at)
       select given.email, $3, $4, $5, case when suppression.at is null then $6::timestamptz end, $7
       from unnest($1::text[], $2::text[]) as given (email, address_hash)
       left join suppressions suppression on suppression.address_hash = given.address_hash
       where $8 <> 'IMPORTED' or suppression.at is null
       -- In one order by all, so that two imports of the same addresses do not wait for each other.
       order by given.email
       on conflict (email) do nothing
       returning id, email
     ),
     recorded as (
       insert into subscriber_transitions
         (subscriber_id, number, cause, to_status, at, actor, api_key_id, network, consent_version)
       select created.id, 1, $8, $3, $4, $9, $10, $11::jsonb -> created.email ->> 0,
         ($11::jsonb -> created.email ->> 1)::integer
       from created
     )
     select created.id as "key", created.email
     from created`,
    [
      addresses.map(({ email }) => email),
      addresses.map(({ addressHash }) => addressHash),
      status,
      now,
      isPending ? null : now,
      isPending ? daysAfter(now, remindAfterDays) : null,
      isPending ? daysAfter(now, forgetAfterDays) : null,
      cause,
      by.kind,
      apiKeyOfActor(by),
      // Looked up by address: a join would be planned as if there were ten.
      JSON.stringify(
        Object.fromEntries(addresses.map(({ email, ...from }) => [email, [from.network, from.consentVersion]])),
      ),
    ],
  );
}

/** When a subscriber is forgotten who does not confirm what was asked for at an instant. */
export function forgetTime(askedAt: Date): Date {
  return daysAfter(askedAt, forgetAfterDays);
}

function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * dayMillis);
}
