export { classifyError, type Verdict } from './classify-error';
export { errorCodes, isErrorCode, type ErrorCode } from './error-code';
export { errorReporting, internalError, shownOf, type ErrorReporting, type Logged } from './error-reporting';
export {
  badUserInput,
  costLimitExceeded,
  forbidden,
  httpError,
  idempotencyConflict,
  payloadTooLarge,
  rateLimited,
  timeout,
  unauthenticated,
} from './errors';
