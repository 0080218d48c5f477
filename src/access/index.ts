export { admitAdminApiKey } from './api-keys/admin-api-key';
export { ApiKey } from './api-keys/api-key.entity';
export { apiKeyNode } from './api-keys/api-key.node';
export { ApiKeyResolver } from './api-keys/api-key.resolver';
export { ApiKeyInput, createApiKey } from './api-keys/create-api-key';
export { authenticate } from './authenticate';
export {
  type AccessContext,
  type AccessRule,
  type Caller,
  callerName,
  holdsScope,
  isSubscriber,
  requireAccess,
  requireScope,
  subscribersToo,
} from './caller';
export { forgetAnswers, forgetPerson } from './idempotency/answer-store';
export { IdempotencyAnswer } from './idempotency/idempotency-answer.entity';
export { idempotencyPlugin } from './idempotency/idempotency.plugin';
export { forgetFullBuckets } from './rate-limit/lease-points';
export { networkOf } from './network';
export { RateBucket } from './rate-limit/rate-bucket.entity';
export { RateLimitResolver } from './rate-limit/rate-limit.resolver';
export { RateLimiter } from './rate-limit/rate-limiter';
export type { RateState } from './rate-limit/rate-state';
export { Scope } from './scope';
export { findTokenHolder } from './subscriber-tokens/find-token-holder';
export { issueToken, issueTokens } from './subscriber-tokens/issue-token';
export { SubscriberToken } from './subscriber-tokens/subscriber-token.entity';
export { forgetExpiredTokens, retireTokens, retireTwins, useToken } from './subscriber-tokens/use-token';
export { Viewer, ViewerResolver } from './viewer.resolver';
