import { GraphQLError } from 'graphql';

/**
 * The status and the headers that an answer gets which tells of this error: 400 unless the error says, or lacks a
 * scope, which is for GraphQL an error of one field.
 */
export function httpOf(error: unknown): { status: number; headers: ReadonlyMap<string, string> } {
  const http: unknown = error instanceof GraphQLError ? error.extensions.http : undefined;
  const isForbidden = error instanceof GraphQLError && error.extensions.code === 'FORBIDDEN';
  const found = { status: isForbidden ? 403 : 400, headers: new Map<string, string>() };
  if (typeof http !== 'object' || http === null) return found;
  if ('status' in http && typeof http.status === 'number') found.status = http.status;
  if ('headers' in http && http.headers instanceof Map) found.headers = http.headers;
  return found;
}
