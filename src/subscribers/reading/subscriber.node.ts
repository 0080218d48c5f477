import { type AccessContext, type Caller, holdsScope, isSubscriber, Scope } from '../../access';
import type { NodeType } from '../../platform/graphql/context/request-context';
import { subscriberByKey, subscriptionByKey } from './subscriber.loaders';

/** A subscriber may be read with the scope SUBSCRIBERS_READ, and by themselves. */
export const subscriberNode: NodeType<AccessContext> = {
  name: 'Subscriber',
  load: async (key, context) => (mayRead(context.caller, key) ? subscriberByKey(context).load(key) : null),
};

/** A digest subscription may be read by who may read its subscriber. */
export const digestSubscriptionNode: NodeType<AccessContext> = {
  name: 'DigestSubscription',
  load: async (key, context) => {
    const subscription = await subscriptionByKey(context).load(key);
    return subscription !== null && mayRead(context.caller, subscription.subscriberKey) ? subscription : null;
  },
};

function mayRead(caller: Caller, subscriberKey: number): boolean {
  return holdsScope(caller, Scope.SUBSCRIBERS_READ) || isSubscriber(caller, subscriberKey);
}
