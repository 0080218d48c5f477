import { registerEnumType } from 'type-graphql';

export enum SubscriberStatus {
  PENDING = 'PENDING',
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  UNSUBSCRIBED = 'UNSUBSCRIBED',
  BOUNCED = 'BOUNCED',
  ERASED = 'ERASED',
}

registerEnumType(SubscriberStatus, {
  name: 'SubscriberStatus',
  description: 'Where a subscriber stands. Only an ACTIVE one is mailed digests.',
  valuesConfig: {
    PENDING: { description: 'Has not confirmed yet; forgotten after two weeks.' },
    ACTIVE: { description: 'Confirmed.' },
    PAUSED: { description: 'Confirmed, and wants no mail for a while.' },
    UNSUBSCRIBED: { description: 'Wants no more mail; only a new confirmation of their own brings it back.' },
    BOUNCED: { description: 'The address takes no mail.' },
    ERASED: { description: 'Forgotten: the address is gone, a keyed hash keeps it from being mailed again.' },
  },
});
