export { ApiKey } from './api-keys/api-key.entity';
export { IdempotencyAnswer } from './idempotency/idempotency-answer.entity';
export { RateBucket } from './rate-limit/rate-bucket.entity';
export { Scope } from './scope';
