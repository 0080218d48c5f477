import type { SubscriptionRequest } from './subscription-request.entity';

/** A request that is being answered. */
export type OpenRequest = Omit<SubscriptionRequest, 'requestedAt' | 'consentText'>;
