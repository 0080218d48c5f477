import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import type { ErrorCode } from './error-code';

/**
 * The errors that a caller can cause. Each sets the HTTP status of the whole answer only where the whole request is
 * refused; the others stand beside the data of the fields that succeeded.
 */

/** What was sent cannot be used; the message says what was expected and what arrived. */
export function badUserInput(message: string): GraphQLError {
  return apiError('BAD_USER_INPUT', message);
}

/** A credential was sent that is unknown, expired or revoked: HTTP 401. */
export function unauthenticated(
  message = 'Expected an API key or a manage token behind Authorization: Bearer, but what was sent is unknown, expired or revoked.',
): GraphQLError {
  return apiError('UNAUTHENTICATED', message, {}, 401, [['www-authenticate', 'Bearer']]);
}

/** The caller lacks a scope, which is named. */
export function forbidden(scope: string): GraphQLError {
  return apiError('FORBIDDEN', `This needs the scope ${scope}, which the caller does not have.`, { scope });
}

/** The caller has spent its points: HTTP 429 with Retry-After. */
export function rateLimited(retryAfterSeconds: number): GraphQLError {
  const retryAfter = Math.max(1, Math.ceil(retryAfterSeconds));
  const message = `Too many requests: the points of this caller are spent. Try again in ${retryAfter} s.`;
  return apiError('RATE_LIMITED', message, { retryAfter }, 429, [['retry-after', String(retryAfter)]]);
}

/** The request asks for more than one may; `path` leads to its dearest selection, in response keys. */
export function costLimitExceeded({
  cost,
  limit,
  path,
}: {
  cost: number;
  limit: number;
  path: string[];
}): GraphQLError {
  const message = `Expected a request that costs at most ${limit} points, but this one costs ${cost}, most of it at ${path.join('.')}. Ask for fewer items or fields.`;
  return apiError('COST_LIMIT_EXCEEDED', message, { cost, limit, path }, 400);
}

/** The database took longer than one statement may. */
export function timeout(): GraphQLError {
  return apiError('TIMEOUT', 'The answer took too long to find. Ask for fewer items, or narrow the filter.');
}

/** A body, or a text inside it, is longer than it may be: HTTP 413. */
export function payloadTooLarge(message: string): GraphQLError {
  return apiError('PAYLOAD_TOO_LARGE', message, {}, 413);
}

/** An Idempotency-Key came back with another body: HTTP 409. */
export function idempotencyConflict(): GraphQLError {
  const message =
    'Expected the body that this Idempotency-Key was first sent with, but another one arrived. Use a new key for it.';
  return apiError('IDEMPOTENCY_CONFLICT', message, {}, 409);
}

/** An error of the HTTP layer, before GraphQL sees the request. */
export function httpError(status: number, message: string, headers: [string, string][] = []): GraphQLError {
  return apiError('BAD_USER_INPUT', message, {}, status, headers);
}

function apiError(
  code: ErrorCode,
  message: string,
  extensions: Record<string, unknown> = {},
  status?: number,
  headers: [string, string][] = [],
): GraphQLError {
  const http = status === undefined ? {} : { http: { status, headers: new HeaderMap(headers) } };
  return new GraphQLError(message, { extensions: { code, ...extensions, ...http } });
}
