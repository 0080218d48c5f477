export { Bounce } from './bounces/bounce.entity';
export { bouncesRoute } from './bounces/bounces-route';
export { forgetOldBounces, forgettingOldBounces } from './bounces/forget-old-bounces.job';
export { judgeFailure } from './bounces/judge-failure';
export { type BounceOutcome, recordBounce } from './bounces/record-bounce';
