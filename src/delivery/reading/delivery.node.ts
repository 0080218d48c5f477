import { type AccessContext, holdsScope, isSubscriber, Scope } from '../../access';
import type { NodeType } from '../../platform/graphql/context/request-context';
import { deliveryByKey } from './delivery.loaders';

/** A delivery may be read with the scope SUBSCRIBERS_READ, and by the subscriber whose it is. */
export const deliveryNode: NodeType<AccessContext> = {
  name: 'Delivery',
  load: async (key, context) => {
    const { caller } = context;
    if (!holdsScope(caller, Scope.SUBSCRIBERS_READ) && caller.kind !== 'subscriber') {
      return null;
    }
    const delivery = await deliveryByKey(context).load(key);
    const mayRead =
      holdsScope(caller, Scope.SUBSCRIBERS_READ) || (delivery !== null && isSubscriber(caller, delivery.subscriberKey));
    return mayRead ? delivery : null;
  },
};
