import { GraphQLError } from 'graphql';

import { type ErrorCode, isErrorCode } from './error-code';
import { timeout } from './errors';

/** What the caller is told of an error: it as it is, or, for a fault of ours, only a reference to the log. */
export type Verdict =
  | { readonly kind: 'told'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'fault'; readonly cause: unknown };

const queryCanceled = '57014';

// What Apollo calls things, in the words of our closed list.
const synonyms: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
};

/** Judges whatever was thrown. Only a GraphQLError with a code of our list speaks for itself. */
export function classifyError(error: unknown): Verdict {
  const cause = causeOf(error);
  if (isStatementTimeout(cause)) return { kind: 'told', code: 'TIMEOUT', message: timeout().message };
  if (!(error instanceof GraphQLError)) return { kind: 'fault', cause };
  const code = codeOf(error.extensions.code);
  if (code === null || code === 'INTERNAL_SERVER_ERROR') return { kind: 'fault', cause };
  return { kind: 'told', code, message: error.message };
}

function codeOf(value: unknown): ErrorCode | null {
  if (isErrorCode(value)) return value;
  return typeof value === 'string' ? (synonyms[value] ?? null) : null;
}

/** What a resolver threw, without the wrappers that graphql-js and Apollo put around it. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined && cause.originalError !== cause) {
    cause = cause.originalError;
  }
  return cause;
}

/** PostgreSQL ended the statement; TypeORM wraps its error and keeps it as `driverError`. */
function isStatementTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === queryCanceled) return true;
  return 'driverError' in error && error.driverError !== error && isStatementTimeout(error.driverError);
}
