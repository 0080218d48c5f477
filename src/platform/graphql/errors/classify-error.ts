import { GraphQLError } from 'graphql';

import { type ErrorCode, isErrorCode } from './error-code';
import { badUserInput, timeout } from './errors';

/** What the caller is told of an error: it as it is, or, for a fault of ours, only a reference to the log. */
export type Verdict = Told | { readonly kind: 'fault'; readonly cause: unknown };

interface Told {
  readonly kind: 'told';
  readonly code: ErrorCode;
  readonly message: string;
}

const nulInText = badUserInput('Expected text without the character U+0000, but some of it holds one.');
const dayOutOfRange = badUserInput('Expected days from the year 1 to 9999, but one lies outside.');

/** What PostgreSQL refuses because of what the caller sent, by SQLSTATE (appendix A of its manual). */
const causedByCaller: ReadonlyMap<unknown, GraphQLError> = new Map([
  ['57014', timeout()], // query_canceled: the statement took longer than it may
  ['22021', nulInText], // character_not_in_repertoire: in a text
  ['22P05', nulInText], // untranslatable_character: inside JSON
  ['22008', dayOutOfRange], // datetime_field_overflow
]);

// What Apollo calls things, in the words of our closed list.
const synonyms: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
};

/** Judges whatever was thrown. Only a GraphQLError with a code of our list speaks for itself. */
export function classifyError(error: unknown): Verdict {
  const cause = causeOf(error);
  const told = errorOfDatabase(cause) ?? error;
  if (!(told instanceof GraphQLError)) return { kind: 'fault', cause };
  const code = codeOf(told.extensions.code);
  if (code === null || code === 'INTERNAL_SERVER_ERROR') return { kind: 'fault', cause };
  return { kind: 'told', code, message: told.message };
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

/** What an error of PostgreSQL means to the caller; TypeORM wraps it and keeps it as `driverError`. */
function errorOfDatabase(error: unknown): GraphQLError | undefined {
  if (!(error instanceof Error)) return undefined;
  const known = 'code' in error ? causedByCaller.get(error.code) : undefined;
  if (known !== undefined) return known;
  return 'driverError' in error && error.driverError !== error ? errorOfDatabase(error.driverError) : undefined;
}
