import { isNativeError } from 'node:util/types';

/** What the log keeps of an error. */
export interface SerializedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Of the system or of PostgreSQL (SQLSTATE). */
  readonly code?: string;
  /** The text of a failed statement, without its parameters. */
  readonly query?: string;
  readonly cause?: SerializedError;
}

// A longer chain of causes would be a cycle.
const mostCauses = 5;

/**
 * Reduces an error to what is safe to log. Errors of the database carry the parameters of their statement and the
 * values of the row that clashed, and those of GraphQL the request: addresses and tokens, which the log must not hold.
 */
export function serializeError(error: unknown, depth = 0): SerializedError {
  // Not instanceof, which errors from another realm (a worker, a test's sandbox) fail.
  if (!isNativeError(error)) return { type: typeof error, message: String(error), stack: undefined };
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('query' in error && typeof error.query === 'string' && { query: error.query }),
    ...(error.cause !== undefined && depth < mostCauses && { cause: serializeError(error.cause, depth + 1) }),
  };
}
