export { Bounce } from './bounces/bounce.entity';
export { bouncesRoute } from './bounces/bounces-route';
export { forgetOldBounces, forgettingOldBounces } from './bounces/forget-old-bounces.job';
export { readBounces } from './bounces/read-bounces';
export { type BounceOutcome, recordBounce } from './bounces/record-bounce';
export { recordRefusal } from './bounces/record-refusal';
export { sayBounce } from './bounces/say-bounce';
