import { hashToken } from '../../platform/crypto/random-token';
import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Transaction } from '../../platform/database/transaction';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { Subscriber } from '../subscriber.entity';
import type { Actor } from './actor';

const columns = selectColumns(Subscriber, 'subscriber');

/** A subscriber whose row nobody else changes until the transaction ends; null where there is none. */
export async function lockSubscriber(transaction: Transaction, key: number): Promise<Subscriber | null> {
  const [row] = await transaction.query<object>(
    `select ${columns}
     from subscribers subscriber
     where subscriber.id = $1
     for no key update`,
    [key],
  );
  return row ? toEntity(Subscriber, row) : null;
}

/** The same by a token that was issued to it. Whether the token is good for anything is for `useToken` to say. */
export async function lockTokenHolder(transaction: Transaction, token: string): Promise<Subscriber | null> {
  const [row] = await transaction.query<object>(
    `select ${columns}
     from subscribers subscriber
     where subscriber.id = (select token.subscriber_id from subscriber_tokens token where token.hash = $1)
     for no key update`,
    [hashToken(token)],
  );
  return row ? toEntity(Subscriber, row) : null;
}

/** The same by a token that ends its mail. */
export async function lockMailOwner(transaction: Transaction, unsubscribeToken: string): Promise<Subscriber | null> {
  const [row] = await transaction.query<object>(
    `select ${columns}
     from subscribers subscriber
     where subscriber.id = (select token.subscriber_id from unsubscribe_tokens token where token.hash = $1)
     for no key update`,
    [hashToken(unsubscribeToken)],
  );
  return row ? toEntity(Subscriber, row) : null;
}

/** The same by one of its digest subscriptions. */
export async function lockSubscriberWith(
  transaction: Transaction,
  subscriptionKey: number,
): Promise<Subscriber | null> {
  const [row] = await transaction.query<object>(
    `select ${columns}
     from subscribers subscriber
     where subscriber.id = (
       select subscription.subscriber_id
       from digest_subscriptions subscription
       where subscription.id = $1
     )
     for no key update`,
    [subscriptionKey],
  );
  return row ? toEntity(Subscriber, row) : null;
}

/** The same for those with these addresses. */
export async function lockSubscribersOf(transaction: Transaction, emails: readonly string[]): Promise<Subscriber[]> {
  const rows = await transaction.query<object>(lockingByAddress, [emails]);
  return rows.map((row) => toEntity(Subscriber, row));
}

/** Has what is sent from here on wait until nobody else changes those with these addresses. */
export function holdSubscribersOf(transaction: Transaction, emails: readonly string[]): void {
  transaction.send(lockingByAddress, [emails]);
}

const lockingByAddress = `
  select ${columns}
  from subscribers subscriber
  where subscriber.email = any ($1::text[])
  -- In one order by all who lock several, so that no two wait for each other.
  order by subscriber.id
  for no key update`;

/**
 * The same by id, for one who may act on it: refused as NOT_FOUND where there is none, and to a subscriber where it is
 * another's, so that ids tell nothing.
 */
export async function lockSubscriberFor(
  by: Actor,
  { transaction, id, field }: { transaction: Transaction; id: string; field: string },
): Promise<Subscriber> {
  const key = keyOfNode(id, 'Subscriber', [field]);
  const isOthers = by.kind === 'SELF' && by.subscriberKey !== key;
  const subscriber = isOthers ? null : await lockSubscriber(transaction, key);
  if (subscriber === null) {
    throw refuse(UserErrorCode.NOT_FOUND, [field], `Expected the id of a subscriber, but none has "${id}".`);
  }
  return subscriber;
}
