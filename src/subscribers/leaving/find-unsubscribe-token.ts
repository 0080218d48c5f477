import { hashToken } from '../../platform/crypto/random-token';
import type { Queryable } from '../../platform/database/queryable';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { UnsubscribeToken } from './unsubscribe-token.entity';

/** What a token stands for that ends mail. */
type Known = Pick<UnsubscribeToken, 'subscriberKey' | 'subscriptionKey' | 'ends'> & {
  /** The keys of its owner's digest subscriptions that go on, in order. */
  active: number[];
};

/** What a token that ends mail stands for; NOT_FOUND where there is none, as once its owner was erased. */
export async function findUnsubscribeToken(database: Queryable, token: string): Promise<Known> {
  const [known] = await database.query<Known>(
    `select token.subscriber_id as "subscriberKey", token.subscription_id as "subscriptionKey", token.ends,
       array(
         select subscription.id
         from digest_subscriptions subscription
         where subscription.subscriber_id = token.subscriber_id and subscription.active
         order by subscription.id
       ) as active
     from unsubscribe_tokens token
     where token.hash = $1`,
    [hashToken(token)],
  );
  if (known === undefined) {
    const message = 'Expected a token from one of our e-mails, but none is like this one.';
    throw refuse(UserErrorCode.NOT_FOUND, ['token'], message);
  }
  return known;
}
